import { beforeEach, expect, test } from 'vitest';
import { startChild } from '../../activities/start-child.ts';
import { CALL_DEPTH_MAX } from '../../tenants/refuse-call.ts';
import type { StartChildEffect } from '../../contracts/activities.ts';
import type { PersonId, PlaybookName, StepPath, TenantId } from '../../contracts/ids.ts';
import { readPlanBody } from '../../ledger/plans.ts';
import { digest, type Json } from '../../contracts/json.ts';
import type { Step } from '../../language/plan/plan.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';
import { aPlan } from './a-playbook.ts';

const world = withActivityWorld();
const start = (effect: StartChildEffect) => world.run(startChild(world.dependencies), effect);
const SECTION: Step = {
  kind: 'do',
  id: 'recover',
  title: 'Recover',
  keepOutput: false,
  section: 'recovery',
  steps: [],
};
const USE = { hygiene: { enabled: true } };

function calling(over: Partial<StartChildEffect> = {}): StartChildEffect {
  const header = aHeader();
  const starter = {
    kind: 'playbook',
    playbook: header.run.playbook,
    run: header.run.runId,
    path: header.path,
    person: 'ada' as PersonId,
  } as const;
  return {
    ...header,
    kind: 'start-child',
    playbook: 'hygiene' as PlaybookName,
    tenant: header.run.tenant,
    inputs: {},
    starter,
    parent: { workflowId: header.run.workflowId, path: header.path, waits: true, depth: 1 },
    ...over,
  };
}

beforeEach(async () => {
  await world.publish(aPlan({ name: 'hygiene' as PlaybookName, steps: [SECTION] }));
  const provider = aTenant({ playbooks: USE, serves: ['fabrikam' as TenantId] });
  const served = aTenant({ id: 'fabrikam' as TenantId, playbooks: USE });
  const stranger = aTenant({ id: 'tailspin' as TenantId, playbooks: USE });
  const without = aTenant({ id: 'northwind' as TenantId });
  world.directory = aDirectory([provider, served, stranger, without], []);
});

test('a called run is started once, however often it is asked for, also when it has ended', async () => {
  const effect = calling();
  const first = await start(effect);
  expect(first).toMatchObject({ status: 'succeeded', output: { run: expect.stringMatching(/^r-/) as string } });
  expect(await start(effect)).toEqual(first);
  world.runs.end(world.runs.started[0]?.workflowId ?? '');
  expect(await start(effect)).toEqual(first);
  expect(world.runs.started).toHaveLength(1);
});

test('the same step of another run, and another step, are other runs', async () => {
  const effect = calling();
  await start(effect);
  await start(calling());
  await start({ ...effect, path: 'other' as StepPath });
  expect(new Set(world.runs.started.map(({ workflowId }) => workflowId)).size).toBe(3);
});

test('a plan that the caller brings is kept and run, whether its playbook is published and switched on or not', async () => {
  const plan = aPlan({ name: 'unheard-of' as PlaybookName, steps: [SECTION] }) as unknown as Json;
  await start(calling({ playbook: 'unheard-of' as PlaybookName, plan }));
  const sha256 = digest(plan);
  expect(world.runs.started[0]?.arguments).toMatchObject({ plan: { playbook: 'unheard-of', sha256 }, planBody: plan });
  expect(await readPlanBody(world.dependencies.db, sha256)).toEqual(plan);
});

test('a plan of a newer Watchbill is refused', async () => {
  const plan = { ...aPlan({}), irVersion: 99 } as unknown as Json;
  expect(await start(calling({ plan }))).toMatchObject({ status: 'failed', failure: { code: 'plan-unreadable' } });
  expect(world.runs.started).toEqual([]);
});

test('the run gets its caller, starter, inputs and section', async () => {
  const effect = calling({ section: 'recovery' });
  await start(effect);
  expect(world.runs.started[0]?.arguments).toMatchObject({
    starter: { kind: 'playbook', person: 'ada' },
    parent: effect.parent,
    section: 'recovery',
    plan: { playbook: 'hygiene' },
  });
});

test('a tenant that the caller serves may be called for', async () => {
  await start(calling({ tenant: 'fabrikam' as TenantId }));
  expect(world.runs.started[0]?.arguments.tenant.id).toBe('fabrikam');
});

test.each([
  ['a tenant that the caller does not serve', { tenant: 'tailspin' as TenantId }, 'does not serve'],
  ['a tenant that does not exist', { tenant: 'nobody' as TenantId }, 'does not serve'],
  ['a playbook that is not published', { playbook: 'unknown' as PlaybookName }, 'not published'],
  ['a section that does not exist', { section: 'none' }, 'it has no section'],
])('%s is refused', async (_, over, found) => {
  const answer = await start(calling(over));
  expect(answer).toMatchObject({ status: 'failed', failure: { code: 'call-refused' } });
  expect(JSON.stringify(answer)).toContain(found);
  expect(world.runs.started).toEqual([]);
});

test('a playbook that the tenant has not switched on is refused', async () => {
  world.directory = aDirectory([aTenant({ playbooks: {} })], []);
  expect(await start(calling())).toMatchObject({ failure: { code: 'call-refused' } });
});

test(`calls are at most ${CALL_DEPTH_MAX} deep`, async () => {
  const parent = { workflowId: 't-0/a/0', path: 'call' as StepPath, waits: true };
  const deep = (depth: number) => start(calling({ parent: { ...parent, depth } }));
  expect(await deep(CALL_DEPTH_MAX)).toMatchObject({ status: 'succeeded' });
  expect(await deep(CALL_DEPTH_MAX + 1)).toMatchObject({ failure: { code: 'call-refused' } });
});

test('inputs that do not fit are refused as those of a person are', async () => {
  const inputs = { host: { schema: { type: 'string' } } };
  await world.publish(aPlan({ name: 'hygiene' as PlaybookName, inputs }));
  expect(await start(calling({ inputs: { host: 1 } }))).toMatchObject({ failure: { code: 'invalid-input' } });
});
