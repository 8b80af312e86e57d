import { describe, expect, test } from 'vitest';
import type { PersonId, PlaybookName, RunId, StepPath } from '../../../contracts/ids.ts';
import type { Starter } from '../../../contracts/run.ts';
import { ENDS_IN_A_ROW_MAX, matchEnd, type EndedRun } from '../../../language/plan/match-end.ts';
import type { PlaybookTrigger } from '../../../language/plan/trigger.ts';
import { aPlan, anEventTrigger } from '../../activities/a-playbook.ts';
import { aTenant } from '../../tenants/a-directory.ts';

const { id, title, values } = aTenant();
const context = { tenant: { id, title, values }, now: '2026-11-21T09:00:00.000Z' };

const playbook = 'contain-host' as PlaybookName;

const after = (over: Partial<PlaybookTrigger> = {}): PlaybookTrigger => ({
  kind: 'playbook',
  playbook: 'contain-host' as PlaybookName,
  outcomes: ['succeeded'],
  with: {},
  ...over,
});

const ended = (over: Partial<EndedRun> = {}): EndedRun => ({
  id: 'r-1' as RunId,
  playbook: 'contain-host' as PlaybookName,
  outcome: 'succeeded',
  outputs: { tickets: 2 },
  startedAt: '2026-11-21T08:00:00.000Z',
  endedAt: '2026-11-21T09:00:00.000Z',
  starter: null,
  ...over,
});

const by = (ends: number): Starter => ({ kind: 'end', playbook, run: 'r-0' as RunId, ends, person: 'ada' as PersonId });

describe('the end of a run', () => {
  test('goes to the first trigger that wants it, with what its expressions make of it', () => {
    const wanted = after({ with: { n: { cel: 'ended.outputs.tickets' }, at: { cel: 'ended.ended_at' } } });
    const plan = aPlan({ triggers: [anEventTrigger(), after({ outcomes: ['failed'] }), wanted, after()] });
    expect(matchEnd(plan, ended(), context)).toEqual({
      kind: 'wanted',
      trigger: 2,
      inputs: { n: 2, at: '2026-11-21T09:00:00.000Z' },
      starter: { kind: 'end', playbook: 'contain-host', run: 'r-1', ends: 1 },
    });
  });

  test('of another playbook or with another outcome is not wanted', () => {
    const plan = aPlan({ triggers: [after()] });
    expect(matchEnd(plan, ended({ outcome: 'failed' }), context)).toEqual({ kind: 'unwanted' });
    expect(matchEnd(plan, ended({ playbook: 'other' as PlaybookName }), context)).toEqual({ kind: 'unwanted' });
  });

  test('is not that of a run which only undoes a step of it later', () => {
    const starter = (path: string): Starter => ({
      kind: 'playbook',
      playbook,
      run: 'r-0' as RunId,
      path: path as StepPath,
    });
    const kindOf = (path: string) =>
      matchEnd(aPlan({ triggers: [after()] }), ended({ starter: starter(path) }), context).kind;
    expect([kindOf('isolate/~undoAfter'), kindOf('isolate')]).toEqual(['unwanted', 'wanted']);
  });

  test('hands on who started the first run of the row', () => {
    const matching = matchEnd(aPlan({ triggers: [after()] }), ended({ starter: by(1) }), context);
    expect(matching).toMatchObject({ starter: { person: 'ada', ends: 2 } });
  });

  test.each([
    [ENDS_IN_A_ROW_MAX - 1, 'wanted'],
    [ENDS_IN_A_ROW_MAX, 'refused'],
  ])('after %i ends in a row is %s', (ends, kind) => {
    expect(matchEnd(aPlan({ triggers: [after()] }), ended({ starter: by(ends) }), context)).toMatchObject({ kind });
  });

  test('whose outputs lack what the trigger reads is refused with the reason', () => {
    const plan = aPlan({ triggers: [after({ with: { n: { cel: 'ended.outputs.gone' } } })] });
    expect(matchEnd(plan, ended(), context)).toMatchObject({
      kind: 'refused',
      trigger: 0,
      failure: { code: 'expression-failed' },
    });
  });
});
