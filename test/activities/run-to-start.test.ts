import { expect, test } from 'vitest';
import { nameOf, runToStart } from '../../activities/run-to-start.ts';
import { FINALLY_GRACE_MS } from '../../contracts/run.ts';
import type { PersonId, PlaybookName, RunId } from '../../contracts/ids.ts';
import { aTenant } from '../tenants/a-directory.ts';
import { anEnabledPlaybook } from './a-playbook.ts';

const STARTER = { kind: 'person', person: 'ada' as PersonId } as const;
const cause = { workflowId: 't-1/trial/k', starter: STARTER, trigger: 0, inputs: {} };

test('the workflow may live longer than the budget of the run, so that finally ends first', () => {
  const playbook = anEnabledPlaybook();
  const prepared = runToStart(aTenant(), playbook, cause);
  expect(prepared).toMatchObject({ ok: true, run: { timeoutMs: playbook.plan.budgets.runTimeMs + FINALLY_GRACE_MS } });
});

test('an input comes from the trigger, else from the tenant, else from the playbook', () => {
  const inputs = { a: { schema: {}, default: 1 }, b: { schema: {}, default: 1 }, c: { schema: {}, default: 1 } };
  const playbook = anEnabledPlaybook({ inputs }, { enabled: true, inputs: { a: 2, b: 2 } });
  const prepared = runToStart(aTenant(), playbook, { ...cause, inputs: { a: 3 } });
  expect(prepared).toMatchObject({ ok: true, run: { arguments: { inputs: { a: 3, b: 2, c: 1 } } } });
});

test('an input that is required and missing starts nothing', () => {
  const playbook = anEnabledPlaybook({ inputs: { a: { schema: {} } } });
  expect(runToStart(aTenant(), playbook, cause)).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
});

test('each start has a name by which it is recognised', () => {
  expect(nameOf(STARTER)).toBe('person ada');
  expect(nameOf({ kind: 'event', eventId: 'e1' })).toBe('event e1');
  expect(nameOf({ kind: 'schedule', schedule: 'schedule-1', slot: '2026-11-21T09:00:00.000Z' })).toBe(
    'schedule schedule-1 2026-11-21T09:00:00.000Z',
  );
  const playbook = 'contain-host' as PlaybookName;
  expect(nameOf({ kind: 'end', playbook, run: 'r-1' as RunId, ends: 1 })).toBe('end r-1');
});

test('a call of a webhook is recognised by its path and name', () => {
  expect(nameOf({ kind: 'webhook', path: 'edr-alert', call: 'k-1' })).toBe('webhook edr-alert k-1');
});
