import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ActionEffect, Effect, EffectAnswer } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { digest, type Json } from '../../contracts/json.ts';
import type { RunArguments } from '../../contracts/run.ts';
import type { Plan, Step } from '../../language/plan/plan.ts';
import { LOCAL_RESULTS_MAX } from '../../workflows/task-load.ts';
import { aPlan } from '../activities/a-playbook.ts';
import { TASK_QUEUE, withTemporal } from './with-temporal.ts';

const temporal = withTemporal();
const DONE: EffectAnswer = { recorded: true, status: 'succeeded', output: 1 };

function activities(perform: (effect: ActionEffect) => Promise<EffectAnswer>) {
  const done = (_effect: Effect): Promise<EffectAnswer> => Promise.resolve(DONE);
  return {
    performAction: perform,
    sendNotification: done,
    askForApproval: done,
    checkDecision: done,
    claimEvent: done,
    flushRecords: done,
  };
}

function start(name: string, steps: readonly Step[], over: Partial<Plan> = {}) {
  const locked = { version: 1, repeat: 'safe', targets: [] } as const;
  const plan = aPlan({
    steps,
    actions: {
      'ticket.find': { ...locked, quick: true, impact: 'read' },
      'ticket.list': { ...locked, quick: false, impact: 'read' },
      'ticket.ensure': { ...locked, quick: false, impact: 'write' },
    },
    ...over,
  });
  const planBody = plan as unknown as Json;
  const args: RunArguments = {
    tenant: { id: 'contoso' as TenantId, title: 'Contoso', values: {} },
    plan: { playbook: plan.name, sha256: digest(planBody) },
    planBody,
    inputs: {},
    starter: { kind: 'person', person: 'bruno' as PersonId },
    trigger: 0,
  };
  const options = { taskQueue: TASK_QUEUE, workflowId: `t-test/${name}/1`, args: [args] };
  return temporal.client.workflow.start('playbookRun', options);
}

function anAction(id: string, action: string, over: object = {}): Step {
  return { kind: 'action', id, title: id, keepOutput: false, timeoutMs: 60_000, action, with: {}, ...over };
}

describe('effects on Temporal', () => {
  test('a hundred local results close the task by a regular activity', async () => {
    const steps = Array.from({ length: LOCAL_RESULTS_MAX + 5 }, (_unused, index) =>
      anAction(`s${index}`, 'ticket.find'),
    );
    await temporal.withWorker(
      activities(() => Promise.resolve(DONE)),
      async () => {
        const handle = await start('many', steps);
        expect(await handle.result()).toEqual({ outcome: 'succeeded' });
        const { events } = await handle.fetchHistory();
        expect((events ?? []).filter((event) => event.activityTaskScheduledEventAttributes)).toHaveLength(1);
      },
    );
  });

  test('an attempt that does not answer in its time is over, and the step has failed by its timeout', async () => {
    const slow = async (): Promise<EffectAnswer> => {
      await sleep(3_000);
      return DONE;
    };
    await temporal.withWorker(activities(slow), async () => {
      const handle = await start('timeout', [anAction('look', 'ticket.list', { timeoutMs: 500 })]);
      const began = Date.now();
      expect(await handle.result()).toEqual({ outcome: 'failed' });
      expect(Date.now() - began).toBeLessThan(2_900);
    });
  });

  test.each([
    ['a read that nobody waits for any more is cancelled at once', 'ticket.list', false],
    ['an effect that nobody waits for any more is waited for', 'ticket.ensure', true],
  ])('%s', async (_what, action, isAwaited) => {
    let isEnded = false;
    const slow = async (): Promise<EffectAnswer> => {
      await sleep(2_500);
      isEnded = true;
      return DONE;
    };
    await temporal.withWorker(activities(slow), async () => {
      const group: Step = {
        kind: 'do',
        id: 'group',
        title: 'Group',
        keepOutput: false,
        timeoutMs: 700,
        steps: [anAction('call', action)],
      };
      const handle = await start(`group-${action}`, [group]);
      expect(await handle.result()).toEqual({ outcome: isAwaited ? 'succeeded' : 'failed' });
      expect(isEnded).toBe(isAwaited);
    });
  });

  test('a mistake that an activity throws is the failure of a step, and the run ends in order', async () => {
    const broken = () => Promise.reject(new RangeError('off by one'));
    await temporal.withWorker(activities(broken), async () => {
      const caught = anAction('look', 'ticket.find', { timeoutMs: 2_000, catch: [{ steps: [] }] });
      const handle = await start('thrown', [caught]);
      expect(await handle.result()).toEqual({ outcome: 'succeeded' });
    });
  });

  test('an effect whose answer is "again" is tried again at that moment', async () => {
    const attempts: number[] = [];
    const later = (effect: ActionEffect): Promise<EffectAnswer> => {
      attempts.push(effect.attempt);
      if (attempts.length > 1) return Promise.resolve(DONE);
      const failure = { code: 'throttled', message: 'Later' } as const;
      return Promise.resolve({ recorded: true, status: 'again', at: Date.now() + 1_000, failure });
    };
    await temporal.withWorker(activities(later), async () => {
      const handle = await start('again', [anAction('open', 'ticket.ensure')]);
      expect(await handle.result()).toEqual({ outcome: 'succeeded' });
      expect(attempts).toHaveLength(2);
    });
  });
});
