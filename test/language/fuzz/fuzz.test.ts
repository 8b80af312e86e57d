import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import type { Diagnostic } from '../../../language/diagnostic.ts';
import { printDiagnostic } from '../../../language/print-diagnostic.ts';
import { SPEC_WORLD } from '../../spec/actions.ts';
import { Chance } from './chance.ts';
import { mutated } from './mutate.ts';

/*
 * Whatever a document is turned into, the checker answers: it throws nothing, ends in time, takes no process down, and
 * every finding can be printed. Nightly: FUZZ_DOCUMENTS=100000. A failure names its seed: FUZZ_SEED=… repeats the run.
 */

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DOCUMENTS = Number(process.env['FUZZ_DOCUMENTS'] ?? 5_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 32);
/** Longest time of one check, in milliseconds. */
const CHECK_MS_MAX = 200;

const corpus = [
  'playbooks',
  'demo',
  ...['plans', 'documents', 'diagnostics', 'runs', 'cases'].map((name) => `test/spec/${name}`),
]
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, folder, file)),
  )
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
  .map((file) => readFileSync(file, 'utf8'));

test(
  `${DOCUMENTS} mutated documents are answered, each in time (FUZZ_SEED=${SEED})`,
  { timeout: 60_000 + DOCUMENTS * 20 },
  () => {
    expect(corpus.length).toBeGreaterThan(300);
    const chance = new Chance(SEED);
    for (let count = 1; count <= DOCUMENTS; count++) {
      const text = mutated(chance.one(corpus), corpus, chance);
      try {
        expectAnswer(text);
      } catch (cause) {
        throw new Error(`Document ${count} of FUZZ_SEED=${SEED}: ${JSON.stringify(text)}`, { cause });
      }
    }
  },
);

function expectAnswer(text: string): void {
  const { ms, diagnostics } = timed(text);
  // On a busy machine one look can last long: the text is slow only if it always is.
  const fastest = ms <= CHECK_MS_MAX ? ms : Math.min(ms, ...Array.from({ length: 3 }, () => timed(text).ms));
  expect(fastest).toBeLessThanOrEqual(CHECK_MS_MAX);
  for (const diagnostic of diagnostics) expectPrintable(diagnostic, text);
}

function timed(text: string): { ms: number; diagnostics: readonly Diagnostic[] } {
  const startedAt = performance.now();
  const { diagnostics } = checkDocument(text, 'mutated.yaml', SPEC_WORLD);
  return { ms: performance.now() - startedAt, diagnostics };
}

function expectPrintable(diagnostic: Diagnostic, text: string): void {
  const { range, summary, fix } = diagnostic;
  for (const { start, end } of fix === undefined ? [range] : [range, fix.range]) {
    if (start < 0 || end < start || end > text.length) expect.fail(`${summary}: ${start} to ${end} of ${text.length}`);
  }
  expect(summary).toMatch(/^Cannot [^]*[^.]$/);
  expect(printDiagnostic(diagnostic, text)).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/);
}

test.each(['[', '{', '- ', '? ', '{a: ['])('100,000 characters of %j end no process', (piece) => {
  const program = `
    const { checkDocument } = await import(${JSON.stringify(join(ROOT, 'language', 'check-document.ts'))});
    const text = ${JSON.stringify(piece)}.repeat(${100_000 / piece.length});
    console.log(checkDocument(text, 'deep.yaml', { actions: new Map() }).diagnostics.map(({ code }) => code).join());`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
  expect(execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).trim()).toBe('document-too-deep');
});
