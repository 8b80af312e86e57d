import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { invariant } from '../../contracts/invariant.ts';
import { checkDocument, type CheckedDocument } from '../../language/check-document.ts';
import { runCase } from '../../rehearsal/run-case.ts';
import { loadDirectory } from '../../tenants/load-directory.ts';
import { worldOf } from '../../tenants/world-of.ts';
import { row, type Row } from '../row.ts';

const FOLDER = resolve('playbooks', 'malicious-mail');
const ALTERNATIONS = 5;
const WINDOW_MS = 1_500;
const { samples = new Map() } = worldOf(loadDirectory(resolve('demo')).directory, SIGNATURES);
const WORLD = { actions: SIGNATURES, samples };

/** Runs on the virtual clock: a playbook of ours through all its cases in turn, approvals and waits included. */
export async function benchRehearsal(): Promise<readonly Row[]> {
  const playbook = read('playbook.yaml');
  invariant(playbook.kind === 'Playbook', 'playbook.yaml holds a playbook');
  const cases = readdirSync(join(FOLDER, 'cases')).map((name) => {
    const document = read(join('cases', name));
    invariant(document.kind === 'Case', `${name} holds a case`);
    return document.case;
  });
  let steps = 0;
  const rehearseAll = async (): Promise<number> => {
    steps = 0;
    for (const document of cases) {
      const { rehearsal, mismatches } = await runCase(playbook.plan, document, WORLD);
      invariant(mismatches.length === 0, 'Every case passes');
      steps += rehearsal?.records.filter(({ event }) => event.type === 'step-settled').length ?? 0;
    }
    return cases.length;
  };
  await rehearseAll();
  const rates: number[] = [];
  for (let round = 0; round < ALTERNATIONS; round++) rates.push(await ratePerSecond(rehearseAll));
  return [
    row('rehearsal.cases', rates, 'cases/s', { least: 1_000 }),
    row('rehearsal.steps', [steps / cases.length], 'steps a run'),
  ];
}

async function ratePerSecond(body: () => Promise<number>): Promise<number> {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < WINDOW_MS) done += await body();
  return (done * 1_000) / (performance.now() - start);
}

function read(name: string): CheckedDocument {
  const { document, diagnostics } = checkDocument(readFileSync(join(FOLDER, name), 'utf8'), name, WORLD);
  invariant(document !== undefined, `${name}: ${diagnostics.map(({ summary }) => summary).join('; ')}`);
  return document;
}
