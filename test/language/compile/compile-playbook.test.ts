import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest, type JsonObject } from '../../../contracts/json.ts';
import type { Step } from '../../../language/plan/plan.ts';
import { aPlaybook, checked, planOf } from '../a-world.ts';

function stepsOf(steps: string, head = ''): readonly Step[] {
  return planOf(aPlaybook(steps, head)).steps;
}

function firstOf(steps: string, head = ''): Step {
  const [step] = stepsOf(steps, head);
  if (step === undefined) throw new TypeError('No step');
  return step;
}

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
