import { expect, test } from 'vitest';
import type { PlaybookName } from '../../contracts/ids.ts';
import { playbookFacts } from '../../language/playbook-facts.ts';
import type { StepBase, StopStep } from '../../language/plan/plan.ts';
import { aPlan } from '../api/a-soc.ts';
import { call, fail } from '../engine/plans.ts';

const base = (id: string): StepBase => ({ id, title: id, keepOutput: false });
const stop = (id: string): StopStep => ({ ...base(id), kind: 'stop', outcome: `as-${id}` });

test('steps and outcomes are found wherever they stand', () => {
  const facts = playbookFacts(
    aPlan('all', {
      inputs: { hours: { schema: { type: 'integer' } } },
      steps: [
        {
          ...base('group'),
          kind: 'do',
          steps: [stop('in_group')],
          catch: [{ steps: [stop('in_catch')] }],
          finally: [stop('in_finally')],
        },
        {
          ...base('loop'),
          kind: 'forEach',
          in: '[]',
          as: 'x',
          concurrency: 1,
          max: 1,
          onItemFailure: 'stop',
          steps: [stop('in_loop')],
        },
        {
          ...base('choice'),
          kind: 'switch',
          exactlyOne: false,
          cases: [{ when: 'true', steps: [stop('in_case')] }],
          default: [stop('in_default')],
        },
        {
          ...base('fan'),
          kind: 'parallel',
          join: 'all',
          branches: [{ name: 'b', needs: [], steps: [stop('in_branch')] }],
        },
        {
          ...base('ask'),
          kind: 'approve',
          question: { lit: '' },
          show: [],
          by: [],
          quorum: '1',
          notBy: [],
          expiresMs: 1,
          remindMs: [],
          onExpiry: [stop('in_expiry')],
        },
      ],
      onFailure: [stop('on_failure')],
      finally: [stop('at_last')],
    }),
  );
  const stops = [
    'in_group',
    'in_catch',
    'in_finally',
    'in_loop',
    'in_case',
    'in_default',
    'in_branch',
    'in_expiry',
    'on_failure',
    'at_last',
  ];
  expect([...facts.stepIds].sort()).toEqual([...stops, 'group', 'loop', 'choice', 'fan', 'ask'].sort());
  expect(stops.every((id) => facts.outcomes.has(`as-${id}`))).toBe(true);
  expect(facts.outcomes.has('succeeded')).toBe(true);
  expect(Object.keys(facts.inputs)).toEqual(['hours']);
});

test('what a case can catch and call is found: codes of failures, sections and playbooks', () => {
  const facts = playbookFacts(
    aPlan('all', {
      steps: [
        { ...base('group'), kind: 'do', section: 'mail', steps: [fail('refused', 'no-owner')] },
        call('contain', { playbook: 'contain-host' as PlaybookName }),
      ],
    }),
  );
  expect([...facts.failures]).toEqual(['no-owner']);
  expect([...facts.sections]).toEqual(['mail']);
  expect([...facts.calls]).toEqual(['contain-host']);
});
