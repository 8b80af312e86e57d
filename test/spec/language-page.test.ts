import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAILURE_KINDS } from '../../contracts/failure-codes.ts';
import { EVENT_TYPES } from '../../contracts/event.ts';
import { COMMON_STEP_KEYS, STEP_SCHEMAS } from '../../language/schema/step-schema.ts';
import { fieldTables, typeTable } from './event-tables.ts';
import { functionTable } from './function-table.ts';
import { DOCS, expectGenerated } from './generated-part.ts';

const page = readFileSync(join(DOCS, 'language.md'), 'utf8');

test.each([
  ['functions', 'is the one that expressions call', 'language.md', functionTable],
  ['event-types', 'is the catalogue of events', 'language.md', typeTable],
  ['event-fields', 'holds what events of each type have', 'event-types.md', fieldTables],
] as const)('the table of %s %s', (name, _, file, tableOf) => {
  expectGenerated(file, name, tableOf());
});

const named = [...page.matchAll(/\(spec: (?<names>[^)]*)\)/g)].flatMap(({ groups }) =>
  (groups?.['names'] ?? '').split(',').map((name) => name.trim()),
);

test('every case that the page names exists', () => {
  expect(named.filter((name) => !existsSync(join(import.meta.dirname, `${name}.yaml`)))).toEqual([]);
});

test('the page names every case', () => {
  const cases = ['plans', 'documents', 'diagnostics', 'expressions', 'runs', 'diffs', 'cases'].flatMap((folder) =>
    readdirSync(join(import.meta.dirname, folder))
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => `${folder}/${file.replace(/\.yaml$/, '')}`),
  );
  expect(cases.filter((name) => !named.includes(name))).toEqual([]);
});

test('the page says every step kind, step key, event type, and failure that a step can have', () => {
  const ofTheRun = /^(budget-|run-time|journal-|plan-|cancelled)/;
  const words = [
    ...Object.keys(STEP_SCHEMAS),
    ...COMMON_STEP_KEYS,
    ...EVENT_TYPES,
    ...Object.keys(FAILURE_KINDS).filter((code) => !ofTheRun.test(code)),
  ];
  expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});
