import { expect, test } from 'vitest';
import { projectRecords } from '../../../ledger/write-records/project-records.ts';
import { writeStatement, type Statement } from '../../../ledger/write-records/statement.ts';
import { aRun, ended, started, stepSettled } from '../a-run.ts';

const STEPS = [started(1), stepSettled(2, 'a'), stepSettled(2, 'b')];
const STORY = [...STEPS, ended(3)];

function statementOf(records: typeof STORY): Statement {
  return writeStatement(aRun(), records, projectRecords(records), 'confirmed');
}

test.each([
  ['steps', STEPS],
  ['the end', STORY],
])('every value of %s has its place in the statement, and every place its value', (_what, records) => {
  const { text, values } = statementOf(records);
  const places = new Set([...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  expect([...places].sort((a, b) => a - b)).toEqual(values.map((_, index) => index + 1));
});

test('approvals are looked at only where something is said about them, or the run ends', () => {
  expect(statementOf(STEPS).text).not.toContain('approvals');
  expect(statementOf(STORY).text).toContain('update approvals');
  expect(statementOf(STORY).name).not.toBe(statementOf(STEPS).name);
});

test('a number that a batch repeats is written once, as it came last', () => {
  const { values } = statementOf(STORY);
  expect(values[6]).toEqual([1, 2, 3]);
  expect(values[9]).toEqual([null, 'b', null]);
});
