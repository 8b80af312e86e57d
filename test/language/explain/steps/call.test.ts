import { expect, test } from 'vitest';
import type { PlaybookName } from '../../../../contracts/ids.ts';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { call, MINUTE } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('how long another playbook takes is told by its own explanation', () => {
  const { sentence, longest } = explained(call('child', { section: 'recovery' }));
  expect(sentence).toBe('Runs the playbook other, from its section recovery on, and waits for its end.');
  expect(longest([], 'child', NO_TIME)).toEqual({
    ms: 0,
    unbounded: [{ path: 'child', because: 'runs the playbook other' }],
  });
});

test('a call that does not wait takes as long as its start may be tried', () => {
  const { longest } = explained(call('child', { mode: 'detach' }));
  expect(longest([], 'child', NO_TIME)).toEqual(atMost(17 * MINUTE));
});

test('waves are told, and have no bound', () => {
  const { sentence, longest } = explained(
    call('all', {
      playbook: 'hygiene' as PlaybookName,
      mode: 'detach',
      tenants: { in: 'inputs.customers', canary: 1, size: 10, haltWhen: 'calls.failed > 0' },
    }),
  );
  expect(sentence).toBe(
    'Runs the playbook hygiene for each tenant of `inputs.customers`, and goes on at once. Begins with 1 tenant, then takes 10 tenants at a time; after each wave it fails if `calls.failed > 0`.',
  );
  expect(longest([], 'all', NO_TIME).unbounded).toHaveLength(1);
});
