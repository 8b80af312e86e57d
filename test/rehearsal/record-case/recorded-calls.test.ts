import { expect, test } from 'vitest';
import type { PlaybookName, RunId, StepPath, TenantId } from '../../../contracts/ids.ts';
import type { RunEvent, RunRecord } from '../../../contracts/run.ts';
import { utcTime } from '../../../contracts/time.ts';
import { recordedCalls } from '../../../rehearsal/record-case/recorded-calls.ts';

const began = (path: string): RunEvent => ({
  type: 'child-started',
  path: path as StepPath,
  playbook: 'other' as PlaybookName,
  tenant: 'contoso' as TenantId,
  run: `r-${path}` as RunId,
});
const ended = (path: string, outcome: string): RunEvent => ({
  type: 'child-ended',
  path: path as StepPath,
  run: `r-${path}` as RunId,
  outcome,
});
const settled = (path: string, more: Partial<Extract<RunEvent, { type: 'step-settled' }>>): RunEvent => ({
  type: 'step-settled',
  path: path as StepPath,
  kind: 'call',
  title: path,
  status: 'succeeded',
  attempts: 1,
  ...more,
});
/** One a minute. */
const records = (...events: RunEvent[]): RunRecord[] =>
  events.map((event, at) => ({ seq: at + 1, at: utcTime(at * 60_000), event }));

test('a called run has its outcome, its outputs and how long it lasted', () => {
  const output = { run: 'r-a', outcome: 'contained', outputs: { tickets: 2 } };
  const one = recordedCalls(records(began('a'), ended('a', 'contained'), settled('a', { output })));
  expect(one).toEqual({ other: { outcome: 'contained', outputs: { tickets: 2 }, after: '1m' } });
});

test('what undoes a step later is none of them', () => {
  expect(recordedCalls(records(began('a/~undoAfter'), ended('a/~undoAfter', 'cancelled')))).toEqual({});
});

test('several are a list in the order of the calls; one that failed has its code, one that was only started nothing', () => {
  const failure = { code: 'call-failed', ownCode: 'no_owner', message: 'It failed' } as const;
  const calls = recordedCalls(
    records(began('a'), began('b'), ended('a', 'failed'), settled('a', { status: 'failed', failure })),
  );
  expect(calls).toEqual({ other: [{ outcome: 'failed', after: '2m', failure: 'no_owner' }, {}] });
});

test('of a call over tenants outcomes alone are known', () => {
  expect(recordedCalls(records(began('a[0]'), ended('a[0]', 'succeeded')))).toEqual({
    other: { outcome: 'succeeded', after: '1m' },
  });
});
