import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import { closedState, projectRecords } from '../../../ledger/write-records/project-records.ts';
import { ended, record, started, stepSettled, stepStarted, stepWaiting } from '../a-run.ts';

test('a step follows its last record and keeps its title and start', () => {
  const { steps } = projectRecords([stepStarted(2, 'a'), stepWaiting(3, 'a')]);
  expect(steps).toMatchObject([
    { path: 'a', title: 'Do a', status: 'waiting', seq: 3, firstSeq: 2, startedAt: '2026-11-21T09:00:02.000Z' },
  ]);
  expect(projectRecords([stepStarted(2, 'a'), stepWaiting(3, 'a'), stepSettled(4, 'a')]).steps).toMatchObject([
    { status: 'succeeded', waitingReason: null, waitingUntil: null, output: 'done' },
  ]);
});

test('the order in which records are given does not matter', () => {
  const story = [
    started(1),
    stepStarted(2, 'a'),
    stepWaiting(3, 'a'),
    stepSettled(4, 'a'),
    stepStarted(5, 'b'),
    ended(6),
  ];
  const sortedByPath = (records: typeof story) => {
    const projection = projectRecords(records);
    return { ...projection, steps: projection.steps.toSorted((a, b) => a.path.localeCompare(b.path)) };
  };
  fc.assert(
    fc.property(fc.shuffledSubarray(story, { minLength: story.length }), (shuffled) => {
      expect(sortedByPath(shuffled)).toEqual(sortedByPath(story));
    }),
  );
});

test('an end tells outcome and outputs; without one the run is open', () => {
  expect(projectRecords([started(1)]).run.end).toBeNull();
  expect(projectRecords([started(1), ended(2, 'escalated')]).run.end).toMatchObject({ outcome: 'escalated', seq: 2 });
});

test('a decision id that was refused first and counted later is one row, of the later record', () => {
  const at = { path: 'ask' as StepPath, decisionId: 'd1', person: 'chen' as never };
  const { decisions } = projectRecords([
    record(2, { type: 'decision-refused', ...at, because: 'being-checked' }),
    record(3, { type: 'decision', ...at, approve: false, reason: 'no' }),
  ]);
  expect(decisions).toMatchObject([{ decisionId: 'd1', approve: false, refused: null, seq: 3 }]);
});

test.each([
  [true, 'quorum', 'approved'],
  [false, 'refused', 'refused'],
  [false, 'expired', 'expired'],
  [false, 'cancelled', 'cancelled'],
] as const)('approved %s because of %s is the state %s', (approved, because, state) => {
  expect(closedState({ type: 'approval-closed', path: 'ask' as StepPath, approved, because })).toBe(state);
});
