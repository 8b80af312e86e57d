import { DEFAULT_BUDGETS } from '../../../language/plan/budgets.ts';
import { type Step } from '../../../language/plan/plan.ts';
import { describe, expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

function stepsOf(steps: string, head = ''): readonly Step[] {
  return planOf(aPlaybook(steps, head)).steps;
}

function firstOf(steps: string, head = ''): Step {
  const [step] = stepsOf(steps, head);
  if (step === undefined) throw new TypeError('No step');
  return step;
}

describe('defaults', () => {
  test('an idempotent action has 15 minutes and five tries, a reconciled one only one', () => {
    expect(firstOf('- action: mail.find')).toMatchObject({
      timeoutMs: 900_000,
      retry: { attempts: 5, backoffMs: { first: 2_000, max: 300_000 } },
    });
    expect(firstOf('- action: ticket.note')).not.toHaveProperty('retry');
  });

  test('defaults of the playbook are for actions and messages only', () => {
    const head =
      'defaults: { timeout: 1m, retry: { attempts: 2, backoff: 10s, on: [throttled], until: self.output != null } }\n';
    const retry = {
      attempts: 2,
      backoffMs: { first: 10_000, max: 10_000 },
      on: ['throttled'],
      until: 'self.output != null',
    };
    const [action, message, wait] = stepsOf(
      '- action: mail.find\n- notify: { to: [{ team: csirt }], text: x }\n- wait: 1h',
      head,
    );
    expect(action).toMatchObject({ timeoutMs: 60_000, retry });
    expect(message).toMatchObject({ timeoutMs: 60_000, retry });
    expect(wait).toEqual({
      id: 'wait_1',
      title: 'Wait 1h',
      keepOutput: false,
      kind: 'wait',
      for: { durationMs: 3_600_000 },
    });
  });

  test('a step’s own words win over those of the playbook', () => {
    expect(
      firstOf(
        '- action: mail.find\n  timeout: 2m\n  retry: { attempts: 3, backoff: 1s..4s }',
        'defaults: { timeout: 1m, retry: { attempts: 2 } }\n',
      ),
    ).toMatchObject({
      timeoutMs: 120_000,
      retry: { attempts: 3, backoffMs: { first: 1_000, max: 4_000 } },
    });
  });

  test('an approval asks one person that is not the starter and expires after a day', () => {
    expect(firstOf('- approve: { question: Go?, by: [{ team: csirt }] }')).toEqual({
      id: 'approve_1',
      title: 'Approval by csirt',
      keepOutput: false,
      kind: 'approve',
      question: { lit: 'Go?' },
      show: [],
      by: [{ team: { lit: 'csirt' } }],
      quorum: '1',
      notBy: ['starter'],
      expiresMs: 86_400_000,
      remindMs: [],
      onExpiry: [],
    });
  });

  test('a loop goes one by one over 500 items at most, a switch takes the first case, branches all join', () => {
    expect(firstOf('- forEach: { in: "[1]", as: x }\n  steps: []')).toMatchObject({
      in: '[1]',
      as: 'x',
      concurrency: 1,
      max: 500,
      onItemFailure: 'stop',
      steps: [],
    });
    expect(firstOf('- switch: [{ when: "true", steps: [] }]')).toMatchObject({
      exactlyOne: false,
      cases: [{ when: 'true', steps: [] }],
    });
    expect(firstOf('- parallel: { b: [], a: { needs: [b], if: "true", steps: [] } }')).toMatchObject({
      join: 'all',
      branches: [
        { name: 'a', needs: ['b'], if: 'true', steps: [] },
        { name: 'b', needs: [], steps: [] },
      ],
    });
  });

  test('budgets are those of the engine unless limits name others', () => {
    expect(planOf(aPlaybook('- wait: 1h')).budgets).toEqual(DEFAULT_BUDGETS);
    expect(planOf(aPlaybook('- wait: 1h', 'limits: { steps: 10, runTime: 1d }\n')).budgets).toEqual({
      ...DEFAULT_BUDGETS,
      steps: 10,
      runTimeMs: 86_400_000,
    });
  });

  test('triggers join running runs, ask analysts, skip what overlaps and catch up the last one within an hour', () => {
    const head =
      'triggers: [{ event: o365.audit }, { manual: {} }, { schedule: { every: day, at: "07:00" } }, { schedule: { cron: " 0  7 * * * ", jitter: 1m, within: 2h } }]\n';
    expect(planOf(aPlaybook('- wait: 1h', head)).triggers).toEqual([
      { kind: 'event', event: 'o365.audit', whileRunning: 'join', with: {} },
      { kind: 'manual', roles: ['analyst'] },
      {
        kind: 'schedule',
        when: { every: 'day', at: '07:00' },
        jitterMs: 0,
        overlap: 'skip',
        catchUp: 'last',
        withinMs: 3_600_000,
        with: {},
      },
      {
        kind: 'schedule',
        when: { cron: '0 7 * * *' },
        jitterMs: 60_000,
        overlap: 'skip',
        catchUp: 'last',
        withinMs: 7_200_000,
        with: {},
      },
    ]);
  });
});
