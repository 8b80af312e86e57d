import { expect, test } from 'vitest';
import { projectRecords } from '../../../ledger/write-records/project-records.ts';
import { WRITE_RECORDS, writeValues } from '../../../ledger/write-records/statement.ts';
import { aRun, ended, started, stepSettled } from '../a-run.ts';

const STORY = [started(1), stepSettled(2, 'a'), stepSettled(2, 'b'), ended(3)];

test('every value has its place in the statement, and every place its value', () => {
  const values = writeValues(aRun(), STORY, projectRecords(STORY), 'confirmed');
  const places = new Set([...WRITE_RECORDS.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  expect([...places].sort((a, b) => a - b)).toEqual(values.map((_, index) => index + 1));
});

test('a number that a batch repeats is written once, as it came last', () => {
  const values = writeValues(aRun(), STORY, projectRecords(STORY), 'confirmed');
  expect(values[6]).toEqual([1, 2, 3]);
  expect(values[9]).toEqual([null, 'b', null]);
});
