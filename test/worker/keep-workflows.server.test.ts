import { describe, expect, test } from 'vitest';
import type { FeedRef, IntakeReport } from '../../contracts/activities.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { keepWorkflows } from '../../worker/keep-workflows.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';
import { TASK_QUEUE, withTemporal } from '../workflows/with-temporal.ts';

const temporal = withTemporal();
type Feed = NonNullable<Tenant['connections']['o365-management']>;
const FEED: Feed = {
  entraTenantId: '11111111-1111-4111-8111-111111111111',
  clientId: '22222222-2222-4222-8222-222222222222',
  clientSecret: { env: 'X' },
  publisherId: '33333333-3333-4333-8333-333333333333',
  authority: 'http://127.0.0.1:1',
  root: 'http://127.0.0.1:1',
  contentTypes: ['Audit.General', 'DLP.All'],
  pollSeconds: 60,
};
const GENERAL = 't-abc/intake/o365-management/Audit.General';
const DLP = 't-abc/intake/o365-management/DLP.All';

const keep = (feed: Partial<Feed> | undefined, over: { readonly taskQueue?: string } = {}) =>
  keepWorkflows({
    client: temporal.client,
    taskQueue: TASK_QUEUE,
    directory: aDirectory(
      [aTenant({ connections: feed === undefined ? {} : { 'o365-management': { ...FEED, ...feed } } })],
      [],
    ),
    tenantKey: () => 'abc',
    ...over,
  });
const describeOne = (workflowId: string) => temporal.client.workflow.getHandle(workflowId).describe();
const statusOf = async (workflowId: string) => (await describeOne(workflowId)).status.name;
const report = (more: boolean): IntakeReport => ({
  seen: 0,
  duplicates: 0,
  handedOver: 0,
  unmatched: 0,
  more,
  cursor: null,
});

/** Intakes that have nothing to fetch; each turn is noted. */
async function withIntakes(body: (turns: readonly string[]) => Promise<void>): Promise<void> {
  const turns: string[] = [];
  const pollFeed = ({ contentType }: FeedRef): Promise<IntakeReport> => {
    turns.push(contentType);
    return Promise.resolve(report(false));
  };
  const upkeep = { reconcileRuns: () => Promise.resolve(), releaseInbox: () => Promise.resolve() };
  await temporal.withWorker({ pollFeed, ...upkeep }, () => body(turns));
}

/** The list of open workflows follows what happens a moment later. */
const seenRunning = (ids: readonly string[]) =>
  expect
    .poll(
      async () => {
        const listed: string[] = [];
        const query = `WorkflowType = 'eventIntake' AND ExecutionStatus = 'Running'`;
        for await (const { workflowId } of temporal.client.workflow.list({ query })) listed.push(workflowId);
        return listed.sort();
      },
      { timeout: 10_000 },
    )
    .toEqual([...ids].sort());

test('one intake per feed and one upkeep run, however often they are asked for', async () => {
  const wanted = ['upkeep', GENERAL, DLP];
  expect(await keep({})).toEqual({ wanted, stopped: [] });
  const [upkeep, intake] = [await describeOne('upkeep'), await describeOne(GENERAL)];
  await seenRunning([GENERAL, DLP]);
  expect(await keep({})).toEqual({ wanted, stopped: [] });
  expect((await describeOne('upkeep')).runId).toBe(upkeep.runId);
  expect((await describeOne(GENERAL)).runId).toBe(intake.runId);
});

describe('after a change of documents', () => {
  test('the intake of a feed that was taken out ends, and the others go on', async () => {
    await withIntakes(async () => {
      const others = await describeOne(GENERAL);
      expect(await keep({ contentTypes: ['Audit.General'] })).toEqual({ wanted: ['upkeep', GENERAL], stopped: [DLP] });
      await expect.poll(() => statusOf(DLP), { timeout: 10_000 }).toBe('COMPLETED');
      await seenRunning([GENERAL]);
      expect(await keep({ contentTypes: ['Audit.General'] })).toMatchObject({ stopped: [] });
      expect(await describeOne(GENERAL)).toMatchObject({ runId: others.runId, status: { name: 'RUNNING' } });
    });
  });

  test('an intake polls as often as the documents now say', async () => {
    await withIntakes(async (turns) => {
      const before = await describeOne(GENERAL);
      expect(await keep({ contentTypes: ['Audit.General'], pollSeconds: 1 })).toMatchObject({ stopped: [GENERAL] });
      const isAnew = async () => {
        await keep({ contentTypes: ['Audit.General'], pollSeconds: 1 });
        return (await describeOne(GENERAL)).runId !== before.runId;
      };
      await expect.poll(isAnew, { timeout: 10_000 }).toBe(true);
      const sofar = turns.length;
      await expect.poll(() => turns.length, { timeout: 15_000 }).toBeGreaterThan(sofar + 2);
    });
  });

  test('intakes of another deployment on the same server are left alone', async () => {
    expect(await keep(undefined, { taskQueue: 'elsewhere' })).toEqual({ wanted: ['upkeep'], stopped: [] });
    expect(await statusOf(GENERAL)).toBe('RUNNING');
  });

  test('without any feed no intake is left, and a feed that comes back has one again', async () => {
    await withIntakes(async () => {
      expect(await keep(undefined)).toEqual({ wanted: ['upkeep'], stopped: [GENERAL] });
      await seenRunning([]);
      await keep({ contentTypes: ['Audit.General'] });
      expect(await statusOf(GENERAL)).toBe('RUNNING');
    });
  });
});

test('an intake that has continued as new is still known by its settings', async () => {
  let turns = 0;
  const pollFeed = () => Promise.resolve(report(++turns < 160));
  const before = await describeOne(GENERAL);
  await temporal.withWorker({ pollFeed }, () => expect.poll(() => turns, { timeout: 40_000 }).toBe(160));
  expect((await describeOne(GENERAL)).runId).not.toBe(before.runId);
  await seenRunning([GENERAL]);
  expect(await keep({ contentTypes: ['Audit.General'] })).toMatchObject({ stopped: [] });
});
