import { describe, expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import type { RunEvent, RunRecord } from '../../../contracts/run.ts';
import { recordedAnswers } from '../../../rehearsal/record-case/recorded-answers.ts';
import { act, aPlan, set, lit } from '../../engine/plans.ts';

type Settled = Extract<RunEvent, { type: 'step-settled' }>;

const started = (path: string, kind = 'action'): RunEvent => ({
  type: 'step-started',
  path: path as StepPath,
  kind,
  title: path,
});
const settled = (path: string, over: Partial<Settled> = {}): RunEvent => ({
  type: 'step-settled',
  path: path as StepPath,
  kind: 'action',
  title: path,
  status: 'succeeded',
  attempts: 1,
  ...over,
});
const records = (...events: RunEvent[]): RunRecord[] =>
  events.map((event, at) => ({ seq: at + 1, at: '2026-03-02T08:00:00.000Z', event }));
const PLAN = aPlan([act('one'), act('two'), set('three', { a: lit(1) })]);
const answersTo = (...events: RunEvent[]) => recordedAnswers(PLAN, records(...events))['test.write'];

describe('answers of an action', () => {
  test('are in the order in which it was called, whatever the order of the ends', () => {
    const ends = [settled('two', { output: { n: 2 } }), settled('one', { output: { n: 1 } })];
    expect(answersTo(started('one'), started('two'), ...ends)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('that are all the same are one; a last one that repeats is written once', () => {
    const calls = ['[0]/one', '[1]/one', '[2]/one'].map((path) => started(`each${path}`));
    const ends = (last: number) => [1, last, last].map((n, at) => settled(`each[${at}]/one`, { output: { n } }));
    expect(answersTo(...calls, ...ends(1))).toEqual({ n: 1 });
    expect(answersTo(...calls, ...ends(2))).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('that are lists stay answers', () => {
    expect(answersTo(started('one'), settled('one', { output: [1, 2] }))).toEqual([[1, 2]]);
  });

  test('are failures with the pause that was asked for', () => {
    const failure = { code: 'throttled', message: 'Slow down', retryAfterMs: 90_000 } as const;
    expect(answersTo(started('one'), settled('one', { status: 'failed', failure }))).toEqual({
      fail: 'throttled',
      retryAfter: '1m30s',
    });
  });

  test('are none where the input was refused before the call, or nothing was called', () => {
    const failure = { code: 'invalid-input', message: 'Cannot call action "test.write" because' } as const;
    expect(answersTo(started('one'), settled('one', { status: 'failed', failure }))).toBeUndefined();
    expect(answersTo(started('three', 'set'), settled('three', { kind: 'set' }))).toBeUndefined();
    expect(answersTo(started('one'))).toBeUndefined();
  });
});
