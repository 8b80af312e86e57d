import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest, type JsonObject } from '../../../contracts/json.ts';
import { DEFAULT_BUDGETS, type Step } from '../../../language/plan/plan.ts';
import { aPlaybook, checked, planOf } from '../a-world.ts';

function stepsOf(steps: string, head = ''): readonly Step[] {
  return planOf(aPlaybook(steps, head)).steps;
}

function firstOf(steps: string, head = ''): Step {
  const [step] = stepsOf(steps, head);
  if (step === undefined) throw new TypeError('No step');
  return step;
}

describe('ids and titles', () => {
  test('steps without an id get one of kind and number, counted over the whole playbook', () => {
    const [wait, group, loop] = stepsOf(
      '- wait: 1h\n- do: [{ wait: 1h }, { id: mine, wait: 1h }]\n- forEach: { in: "[1]", as: x }\n  steps: [{ wait: 1h }]',
    );
    expect(wait?.id).toBe('wait_1');
    expect(group).toMatchObject({ id: 'do_1', steps: [{ id: 'wait_2' }, { id: 'mine' }] });
    expect(loop).toMatchObject({ id: 'for_each_1', steps: [{ id: 'wait_4' }] });
  });

  test('a derived id never is one that an author gave', () => {
    expect(stepsOf('- wait: 1h\n- { id: wait_1, wait: 1h }\n- { id: wait_1_2, wait: 1h }').map(({ id }) => id)).toEqual(
      ['wait_1_3', 'wait_1', 'wait_1_2'],
    );
  });

  test('a title is the author’s, or the id in words', () => {
    expect(stepsOf('- { id: open_ticket, wait: 1h }\n- { title: Rest, wait: 1h }').map(({ title }) => title)).toEqual([
      'Open ticket',
      'Rest',
    ]);
    expect(planOf(aPlaybook('- wait: 1h'))).toMatchObject({ title: 'Mail reported' });
    expect(planOf(aPlaybook('- wait: 1h', 'title: Reported mail\n'))).toMatchObject({ title: 'Reported mail' });
  });
});

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
      title: 'Wait 1',
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
      title: 'Approve 1',
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

describe('values', () => {
  test('a whole span keeps its type, parts are joined, everything else is literal', () => {
    const step = firstOf(
      '- set: { a: "${{ 1 }}", b: "x ${{ 1 }}", c: [1, x], d: [1, "${{ 1 }}"], e: { f: "${{ 1 }}" }, g: { h: null }, i: "" }',
    );
    expect(step).toMatchObject({
      set: {
        a: { cel: '1' },
        b: { text: ['x ', { cel: '1' }] },
        c: { lit: [1, 'x'] },
        d: { list: [{ lit: 1 }, { cel: '1' }] },
        e: { map: { f: { cel: '1' } } },
        g: { lit: { h: null } },
        i: { lit: '' },
      },
    });
  });

  test('what an approver is shown bears the last name of its path, or its whole text where names meet', () => {
    const shown = firstOf(
      '- approve: { question: Go?, by: [{ team: csirt }], show: [run.id, tenant.title, "[run.id]", run.starter, tenant.name, run.playbook, "run.playbook"] }',
    );
    expect(shown.kind === 'approve' ? shown.show.map(({ name }) => name) : []).toEqual([
      'id',
      'title',
      '[run.id]',
      'starter',
      'name',
      'run.playbook',
      'run.playbook',
    ]);
  });

  test('a message has a template with values, or a text with a subject, which is the title by default', () => {
    const content = (words: string) => {
      const step = firstOf(`- title: Told\n  notify: { to: [{ team: csirt }], ${words} }`);
      return step.kind === 'notify' ? step.content : undefined;
    };
    expect(content('text: x')).toEqual({ text: { lit: 'x' }, subject: { lit: 'Told' } });
    expect(content('text: x, subject: y')).toEqual({ text: { lit: 'x' }, subject: { lit: 'y' } });
    expect(content('template: incident-contained, with: { purged: 1 }')).toEqual({
      template: 'incident-contained',
      with: { purged: { lit: 1 } },
    });
  });

  test('a wait ends after a time, at a moment, or at what an expression gives', () => {
    const ends = stepsOf('- wait: 1h30m\n- wait: { until: 2026-11-21T09:30:00Z }\n- wait: { until: now }', '').map(
      (step) => (step.kind === 'wait' ? step.for : undefined),
    );
    expect(ends).toEqual([
      { durationMs: 5_400_000 },
      { until: { lit: '2026-11-21T09:30:00Z' } },
      { until: { cel: 'now' } },
    ]);
  });
});

describe('outputs that are kept', () => {
  const kept = (steps: string, tail = '') => {
    const { document } = checked(`${aPlaybook(steps)}${tail}`);
    const plan = document?.kind === 'Playbook' ? document.plan : undefined;
    return (plan?.steps ?? []).map(({ keepOutput }) => keepOutput);
  };
  const two = '- { id: a, wait: 1h }\n- { id: b, wait: 1h }';

  test('are those that an expression reads', () => {
    expect(kept(two)).toEqual([false, false]);
    expect(kept(two, 'outputs: { x: "${{ steps.b.output.until }}" }\n')).toEqual([false, true]);
    expect(kept(two, 'outputs: { x: "${{ steps.b.status }}" }\n')).toEqual([false, false]);
    expect(kept(two, 'outputs: { x: "${{ json(steps) }}" }\n')).toEqual([true, true]);
  });

  test('are those of approvals that an action is bound to, and of named steps in a loop that is read', () => {
    expect(
      kept(
        '- { id: ask, approve: { question: Go?, by: [{ team: csirt }] } }\n- { action: mail.purge, with: { messages: [] }, approval: ask }',
      ),
    ).toEqual([true, false]);
    const [loop] = planOf(
      `${aPlaybook('- id: each\n  forEach: { in: "[1]", as: x }\n  steps: [{ id: inner, wait: 1h }, { wait: 1h }]')}outputs: { x: "\${{ steps.each.output }}" }\n`,
    ).steps;
    expect(loop).toMatchObject({ keepOutput: true, steps: [{ keepOutput: true }, { keepOutput: false }] });
  });
});

test('the lock has what a run must know of each action it calls, wherever it stands', () => {
  const text = `${aPlaybook('- do: [{ action: mail.find }]\n- action: mail.find')}finally: [{ action: ticket.note }]\n`;
  expect(planOf(text).actions).toEqual({
    'mail.find': { version: 1, quick: true, impact: 'read', repeat: 'safe', targets: [] },
    'ticket.note': { version: 1, quick: false, impact: 'write', repeat: 'reconciled', targets: [] },
  });
});

test('mask, catch, finally and reasons are kept where they stand', () => {
  const step = firstOf(
    '- action: mail.find\n  mask: [messages.*.user]\n  reason: r\n  tags: [t]\n  note: n\n  catch: [{ on: [throttled], as: why, steps: [{ wait: 1h }] }]\n  finally: [{ wait: 2h }]',
  );
  expect(step).toMatchObject({
    mask: ['messages.*.user'],
    catch: [{ on: ['throttled'], as: 'why', steps: [{ id: 'wait_1' }] }],
    finally: [{ id: 'wait_2' }],
  });
});

test('the hash names the plan', () => {
  const { document } = checked(aPlaybook('- wait: 1h'));
  expect(document?.kind === 'Playbook' ? document.sha256 : '').toBe(
    document?.kind === 'Playbook' ? digest(document.plan as unknown as JsonObject) : 'none',
  );
});

/** A value of a YAML document, as nested members so that they can be written in any order. */
type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };

const MEANING: { readonly [key: string]: Written } = {
  apiVersion: 'watchbill/v1',
  kind: 'Playbook',
  name: 'mail-reported',
  category: 'response',
  owner: 'monitoring',
  inputs: { a: 'string', b: { type: 'integer', default: 1, maximum: 5 } },
  triggers: [
    { event: 'o365.audit', key: '${{ event.id }}', with: { b: 2, a: '${{ event.operation }}' } },
    { manual: { roles: ['lead', 'analyst'] } },
  ],
  steps: [
    {
      action: 'ticket.ensure',
      id: 'ticket',
      with: { title: 'x ${{ inputs.a }}', key: 'k', caller: { vip: true, name: 'n' } },
    },
    {
      parallel: {
        one: [{ wait: '1h' }],
        two: { needs: ['one'], steps: [{ wait: '2h' }, { do: [{ wait: '3h' }] }] },
        three: [{ wait: '4h' }],
      },
      join: 'all',
    },
    { forEach: { as: 'x', in: '[1, 2]', max: 5 }, steps: [{ set: { p: '${{ x }}', q: 2 } }] },
  ],
  outputs: { z: '${{ steps.ticket.output.key }}', y: 1 },
};

function write(value: Written, shuffle: (keys: readonly string[]) => readonly string[], indent = ''): string {
  if (Array.isArray(value))
    return value.map((item: Written) => `\n${indent}- ${write(item, shuffle, `${indent}  `).trimStart()}`).join('');
  if (typeof value !== 'object') return ` ${JSON.stringify(value)}`;
  const object = value as { readonly [key: string]: Written };
  return shuffle(Object.keys(object))
    .map((key) => `\n${indent}${key}:${write(object[key] ?? '', shuffle, `${indent}  `)} # why`)
    .join('');
}

test('order of keys and comments change nothing: the same meaning has the same hash', () => {
  const hashOf = (text: string): string => {
    const { document, diagnostics } = checked(text);
    expect(diagnostics).toEqual([]);
    return document?.kind === 'Playbook' ? document.sha256 : '';
  };
  const first = hashOf(write(MEANING, (keys) => keys));
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      let state = seed;
      const shuffle = (keys: readonly string[]): readonly string[] =>
        keys
          .map((key) => {
            state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
            return [state, key] as const;
          })
          .sort(([one], [other]) => one - other)
          .map(([, key]) => key);
      expect(hashOf(write(MEANING, shuffle))).toBe(first);
    }),
    { numRuns: 40 },
  );
});

test('another meaning has another hash', () => {
  const hashes = ['1h', '2h', '60m']
    .map((wait) => checked(aPlaybook(`- wait: ${wait}`)).document)
    .map((document) => (document?.kind === 'Playbook' ? document.sha256 : ''));
  expect(hashes[0]).not.toBe(hashes[1]);
  expect(hashes[0]).toBe(hashes[2]);
});
