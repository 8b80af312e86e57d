import { expect, test } from 'vitest';
import { idempotencyKey, type RunId, type StepPath } from '../../../contracts/ids.ts';
import { earlierKeys } from '../../../engine/after-end/earlier-keys.ts';
import { newJournal, type JournalOrigin } from '../../../engine/journal.ts';
import { Run } from '../../../engine/run.ts';
import { VirtualClock } from '../../../rehearsal/virtual-clock.ts';
import { VirtualEffects } from '../../../rehearsal/virtual-effects.ts';
import { answersOf, aPlan, aStart, MONDAY } from '../plans.ts';

const FIRST = 'r-first' as RunId;
const SECOND = 'r-second' as RunId;

function aRun(origin?: JournalOrigin): Run {
  const effects = new VirtualEffects(new VirtualClock(MONDAY), answersOf());
  const from = { origin: { kind: 'retry', run: SECOND, earlier: [SECOND, FIRST] } } as const;
  const journal = { ...newJournal(MONDAY, false), ...(origin === undefined ? {} : { origin }) };
  return new Run(aStart(aPlan([]), origin === undefined ? {} : from), effects, journal);
}

test('a run of its own has no earlier keys', () => {
  expect(earlierKeys(aRun(), 'a' as StepPath)).toEqual({});
});

test('the keys are those of the earlier runs, newest first; what was done under them counts unless it is done anew', () => {
  const run = aRun({ run: SECOND, anew: ['g' as StepPath] });
  const keysOf = (path: string) => [SECOND, FIRST].map((one) => idempotencyKey(one, path as StepPath));
  const counts = (path: string) => earlierKeys(run, path as StepPath).earlier;
  expect(counts('a')).toEqual({ keys: keysOf('a'), counts: true });
  expect(counts('g')).toEqual({ keys: keysOf('g'), counts: false });
  expect(counts('g/a')).toEqual({ keys: keysOf('g/a'), counts: false });
  expect(counts('g2/a')).toEqual({ keys: keysOf('g2/a'), counts: true });
});

test('a run whose journal says nothing of an origin has begun nothing anew', () => {
  const { start, effects, journal } = aRun({ run: SECOND, anew: ['g' as StepPath] });
  const { origin: _origin, ...without } = journal;
  expect(earlierKeys(new Run(start, effects, without), 'g' as StepPath).earlier?.counts).toBe(true);
});

test('what tidied up does so again, and an undo that took place is never made twice', () => {
  const run = aRun({ run: SECOND, anew: ['g' as StepPath] });
  const counts = (path: string) => earlierKeys(run, path as StepPath).earlier?.counts;
  expect(['~finally/last', '~onFailure/sorry', 'a/~catch/b'].map(counts)).toEqual([false, false, false]);
  expect(['a/~undo', '~finally/last/~undo', 'g/a/~undo'].map(counts)).toEqual([true, true, true]);
});
