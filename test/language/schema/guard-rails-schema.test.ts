import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { GUARD_RAILS } from '../documents.ts';

test.each([
  [GUARD_RAILS.replace('perRun: 5', 'perRun: 100000'), []],
  [GUARD_RAILS.replace('perRun: 5', 'perRun: 100001'), ['wrong-value: 100001']],
  [GUARD_RAILS.replace('perRun: 5', 'perRun: -1'), ['wrong-value: -1']],
  [GUARD_RAILS.replace('perRun: 5', 'perWeek: 5'), ['unknown-key: perWeek']],
])('%#: a limit is a number of targets in a run, an hour or a day', (text, findings) =>
  expect(findingsOf(text)).toEqual(findings),
);
