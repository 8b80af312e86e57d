import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import { checkDocument } from '../../language/check-document.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import { diffPlans } from '../../language/diff/diff-plans.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { printDiagnostic } from '../../language/print-diagnostic.ts';
import { rehearse, type Rehearsal } from '../../rehearsal/rehearse.ts';
import { runCase } from '../../rehearsal/run-case.ts';
import { MONDAY } from '../engine/plans.ts';
import { SPEC_WORLD } from './actions.ts';
import { finalOf, goOn } from '../engine/after-end/go-on.ts';
import { readRun, wholeStart, type SpecRun } from './load-runs.ts';
import { renderTrace } from './render-trace.ts';

/*
 * The specification of the language as files. Each folder holds documents and, beside each, what it comes to. The test
 * `UPDATE_SPEC=1` writes what it sees; whoever does that reads every line of the difference, because it is the language.
 */

const UPDATES = process.env['UPDATE_SPEC'] === '1';

interface Folder {
  readonly name: string;
  /** What the expectation's name ends in. */
  readonly ending: string;
  readonly describe: string;
  seen(name: string, text: string): Promise<string> | string;
}

const FOLDERS: readonly Folder[] = [
  { name: 'plans', ending: '.plan.json', describe: 'a playbook and its plan', seen: planOf },
  { name: 'documents', ending: '.json', describe: 'another document and what it says', seen: documentOf },
  { name: 'diagnostics', ending: '.txt', describe: 'a document and what is found in it', seen: diagnosticsOf },
  { name: 'expressions', ending: '.txt', describe: 'expressions and their values', seen: valuesOf },
  { name: 'runs', ending: '.trace', describe: 'a run and its trace', seen: traceOf },
  { name: 'diffs', ending: '.txt', describe: 'two versions of a playbook and what changed', seen: diffOf },
  { name: 'cases', ending: '.txt', describe: 'a case and how it ends', seen: caseOf },
];

for (const folder of FOLDERS) {
  const path = join(import.meta.dirname, folder.name);
  const files = readdirSync(path);
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.replace(/\.yaml$/, ''));

  describe(`${folder.name}: ${folder.describe}`, () => {
    test('every file belongs to a document', () => {
      const known = new Set(names.flatMap((name) => [`${name}.yaml`, `${name}${folder.ending}`]));
      expect(files.filter((file) => !known.has(file))).toEqual([]);
    });

    test.each(names)('%s', async (name) => {
      const expectation = join(path, `${name}${folder.ending}`);
      const seen = await folder.seen(name, readFileSync(join(path, `${name}.yaml`), 'utf8'));
      if (UPDATES) writeFileSync(expectation, seen);
      expect(existsSync(expectation), `${folder.name}/${name}${folder.ending} is missing`).toBe(true);
      expect(seen).toBe(readFileSync(expectation, 'utf8'));
    });
  });
}

test('the folder holds no others', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).toSorted()).toEqual(FOLDERS.map(({ name }) => name).toSorted());
});

const pretty = (value: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(value as Json)) as unknown, null, 2)}\n`;

function planOf(name: string, text: string): string {
  const { document, diagnostics } = checkDocument(text, `${name}.yaml`, SPEC_WORLD);
  expect(diagnostics.map((one) => printDiagnostic(one, text))).toEqual([]);
  return document?.kind === 'Playbook' ? pretty({ sha256: document.sha256, plan: document.plan }) : 'not a playbook\n';
}

function documentOf(name: string, text: string): string {
  const { document, diagnostics } = checkDocument(text, `${name}.yaml`, SPEC_WORLD);
  expect(diagnostics.map((one) => printDiagnostic(one, text))).toEqual([]);
  return pretty(document);
}

function diagnosticsOf(name: string, text: string): string {
  const { diagnostics } = checkDocument(text, `${name}.yaml`, SPEC_WORLD);
  return diagnostics.map((one) => `${printDiagnostic(one, text)}\n`).join('\n');
}

function valuesOf(_name: string, text: string): string {
  const { scope, expressions } = parse(text) as { scope: JsonObject; expressions: readonly string[] };
  return expressions
    .map((source) => {
      const evaluated = evaluate(source, scope);
      return evaluated.ok
        ? `${source}  →  ${canonicalJson(evaluated.value)}\n`
        : `${source}  ✗  ${evaluated.failure.code}: ${evaluated.failure.message}\n`;
    })
    .join('');
}

async function traceOf(name: string): Promise<string> {
  const run = readRun(name);
  if ('because' in run) return `no run starts: ${run.because}\n`;
  const rehearsal = await rehearse(wholeStart(run), MONDAY, run.answers(), run.script);
  if ('stuck' in rehearsal) throw new TypeError('The run waits for ever');
  return [renderTrace(rehearsal), ...(await tracesAfter(run, rehearsal))].join('\n');
}

/** What goes on from the end of a run, as far as it may. */
async function tracesAfter({ plan, after }: SpecRun, first: Rehearsal): Promise<readonly string[]> {
  const traces: string[] = [];
  let before = first;
  for (const { kind, answers, script } of after) {
    const final = finalOf(before);
    const refused = kind === 'retry' ? final?.noRetry : (final?.takesBack ?? 0) === 0 ? 'nothing to take back' : null;
    if (final === undefined || refused !== null) return [...traces, `${kind} refused: ${refused ?? 'nothing left'}\n`];
    before = await goOn(before, plan, kind, answers(), script);
    traces.push(`${kind}:\n\n${renderTrace(before)}`);
  }
  return traces;
}

async function caseOf(name: string, text: string): Promise<string> {
  const [playbook = '', script = ''] = text.split(/^---\n/m);
  const checked = checkDocument(playbook, `${name}.yaml`, SPEC_WORLD).document;
  const { playbooks: _known, ...world } = SPEC_WORLD;
  const { document, diagnostics } = checkDocument(script, `${name}.yaml`, world);
  expect(diagnostics.map((one) => printDiagnostic(one, script))).toEqual([]);
  if (checked?.kind !== 'Playbook' || document?.kind !== 'Case')
    throw new TypeError('A playbook and a case are wanted');
  const { actions, samples = new Map() } = SPEC_WORLD;
  const { mismatches } = await runCase(checked.plan, document.case, { actions, samples });
  const lines = mismatches.map(
    ({ what, expected, seen }) => `${what}: expected ${canonicalJson(expected)}, seen ${canonicalJson(seen)}`,
  );
  return `${lines.length === 0 ? 'passed' : lines.join('\n')}\n`;
}

function diffOf(name: string, text: string): string {
  const { before, after } = parse(text) as Readonly<Record<string, string>>;
  const [old, now] = [before, after].map((playbook) => checkedPlan(name, playbook ?? ''));
  const changes = old === undefined || now === undefined ? [] : diffPlans(old, now);
  if (changes.length === 0) return 'No change in meaning\n';
  return changes.map(({ weight, place, sentence }) => `${weight}: ${place}: ${sentence}\n`).join('');
}

function checkedPlan(name: string, text: string): Plan | undefined {
  const { diagnostics, document } = checkDocument(text, `${name}.yaml`, SPEC_WORLD);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return document?.kind === 'Playbook' ? document.plan : undefined;
}
