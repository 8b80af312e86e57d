import { expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

test('the version stands in the lock, not in the step', () => {
  const plan = planOf(aPlaybook('- action: ticket.ensure@2\n  with: { title: t, key: k }'));
  expect(plan.steps).toMatchObject([{ action: 'ticket.ensure', with: { key: { lit: 'k' }, title: { lit: 't' } } }]);
  expect(plan.actions).toMatchObject({ 'ticket.ensure': { version: 2, targets: ['key'] } });
});

test('a reconciled action that asks for a retry gets it', () => {
  expect(planOf(aPlaybook('- action: ticket.note\n  retry: { attempts: 2 }')).steps).toMatchObject([
    { retry: { attempts: 2, backoffMs: { first: 2_000, max: 300_000 } } },
  ]);
});
