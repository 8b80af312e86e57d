import { expect, test } from 'vitest';
import type { ActivityDependencies } from '../../activities/dependencies.ts';
import { lineOf, mayBegin, prepareRun } from '../../activities/prepare-run.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { anEnabledPlaybook, anEventTrigger } from './a-playbook.ts';

const open = new Set(['t-1/trial/a', 't-1/trial/b']);
const dependencies = {
  deploymentKey: Buffer.alloc(32, 7),
  now: () => 0,
  runs: { listOpen: () => Promise.resolve(open) },
  admission: { admit: async (_tenant: unknown, countOpen: () => Promise<number>) => (await countOpen()) < 2 },
} as unknown as ActivityDependencies;
const prepare = (over: Parameters<typeof anEventTrigger>[0]) =>
  prepareRun(dependencies, aTenant(), {
    event: anEvent(),
    playbook: anEnabledPlaybook({ triggers: [anEventTrigger(over)] }),
  });

test('a run that an event asks for has its key in its name, and its line the same', () => {
  const [one, other] = [prepare({ key: { lit: 'k' } }), prepare({ key: { lit: 'l' } })];
  if (one === undefined || 'failure' in one || other === undefined || 'failure' in other)
    expect.fail('both are wanted');
  expect(lineOf(one.run)).toEqual({ playbook: 'trial', key: one.run.workflowId.split('/').at(-1) });
  expect(lineOf(one.run)).not.toEqual(lineOf(other.run));
});

test('an event that is not wanted prepares nothing, one that cannot be read a failure', () => {
  expect(prepare({ when: 'false' })).toBeUndefined();
  expect(prepare({ when: 'event.gone == 1' })).toMatchObject({ failure: { code: 'expression-failed' } });
  expect(prepare({ with: { n: { lit: 1 } } })).toMatchObject({ failure: { code: 'invalid-input' } });
});

test('a run may begin where the admission says so of the open ones', async () => {
  expect(await mayBegin(dependencies, aTenant())).toBe(false);
});
