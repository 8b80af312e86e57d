import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULT_ADMISSION, createAdmission } from '../../activities/admission.ts';
import { startAfterEnds } from '../../activities/start-after-ends.ts';
import type { PersonId, PlaybookName, TenantId } from '../../contracts/ids.ts';
import type { RunContext, Starter } from '../../contracts/run.ts';
import { ENDS_IN_A_ROW_MAX } from '../../language/plan/match-end.ts';
import type { PlaybookTrigger } from '../../language/plan/trigger.ts';
import { markHeard, resultsOfEnd, unheardEnds } from '../../ledger/run-ends.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, ended, record } from '../ledger/a-run.ts';
import { aPlan, anEventTrigger } from './a-playbook.ts';
import { usualDirectory, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const hear = (over = {}) => startAfterEnds({ ...world.dependencies, ...over })();
let playbooks = 0;

afterEach(async () => {
  for (const { tenant, runId } of await unheardEnds(world.db)) await markHeard(world.db, tenant, [runId]);
});

/** A playbook of its own that starts by the end of `phishing`. */
async function aFollower(trigger: Partial<PlaybookTrigger> = {}, isOn = true): Promise<PlaybookName> {
  const name = `follow-${(playbooks += 1)}` as PlaybookName;
  const after = { kind: 'playbook', playbook: 'phishing', outcomes: ['succeeded'], with: {}, ...trigger };
  await world.publish(aPlan({ name, triggers: [anEventTrigger(), after as PlaybookTrigger] }));
  world.directory = usualDirectory(world, isOn ? { [name]: { enabled: true } } : {});
  return name;
}

async function anEnd(starter: Starter = { kind: 'event', eventId: 'e1' }, outcome = 'succeeded'): Promise<RunContext> {
  const [tenant] = [...world.directory.tenants.keys()];
  const run = aRun(tenant === undefined ? {} : { tenant });
  const start = record(1, { type: 'run-started', inputs: {}, starter });
  await writeRecords(world.db, run, [start, ended(2, outcome)], 'confirmed');
  return run;
}

const resultOf = async ({ tenant, runId }: RunContext) =>
  (await resultsOfEnd(world.db, tenant, runId)).map(({ result }) => result?.result);

describe('the end of a run', () => {
  test('starts a run of the playbook that wants it, once', async () => {
    const name = await aFollower();
    const run = await anEnd({ kind: 'person', person: 'ada' as PersonId });
    expect(await hear()).toBe(1);
    expect(await hear()).toBe(0);
    expect(world.runs.started).toMatchObject([
      {
        cause: `end ${run.runId}`,
        arguments: {
          plan: { playbook: name },
          trigger: 1,
          starter: { kind: 'end', playbook: 'phishing', run: run.runId, ends: 1, person: 'ada' },
        },
      },
    ]);
    expect(await resultOf(run)).toEqual(['started']);
  });

  test('with an outcome that nobody wants, or in a tenant without the playbook, starts nothing and is heard', async () => {
    await aFollower();
    const failed = await anEnd(undefined, 'failed');
    expect(await hear()).toBe(0);
    await aFollower({}, false);
    const elsewhere = await anEnd();
    expect(await hear()).toBe(0);
    expect([await resultOf(failed), await resultOf(elsewhere)]).toEqual([[], []]);
    expect(await unheardEnds(world.db)).toEqual([]);
  });

  test('of a tenant that is gone is heard', async () => {
    await aFollower();
    const run = aRun({ tenant: 'gone' as TenantId });
    await writeRecords(world.db, run, [ended(1)], 'confirmed');
    expect(await hear()).toBe(0);
    expect(await unheardEnds(world.db)).toEqual([]);
  });

  test('whose run was started by a worker that then was killed starts no second one, though the first has ended', async () => {
    await aFollower();
    const run = await anEnd();
    await hear();
    world.runs.end(world.runs.started[0]?.workflowId ?? '');
    await world.db.kysely.updateTable('runs').set({ endHeard: false }).where('runId', '=', run.runId).execute();
    await world.db.kysely.deleteFrom('runEnds').where('runId', '=', run.runId).execute();
    await hear();
    expect(world.runs.started).toHaveLength(1);
    expect(await resultOf(run)).toEqual(['started']);
  });

  test('that several workers hear at once starts one run', async () => {
    await aFollower();
    await anEnd();
    await Promise.all([hear(), hear(), hear()]);
    expect(world.runs.started).toHaveLength(1);
  });

  test('waits while the tenant has as many open runs as it may', async () => {
    await aFollower();
    const run = await anEnd();
    const admission = createAdmission({ ...DEFAULT_ADMISSION, openRuns: 0 });
    expect(await hear({ admission })).toBe(0);
    expect(await resultOf(run)).toEqual([undefined]);
    expect(await hear()).toBe(1);
  });

  test.each([
    ['whose outputs lack what the trigger reads', { with: { n: { cel: 'ended.outputs.gone' } } }, undefined],
    ['that gives what the playbook does not have', { with: { n: { lit: 1 } } }, undefined],
    [
      'after too many in a row',
      {},
      { kind: 'end', playbook: 'phishing', run: 'r-1', ends: ENDS_IN_A_ROW_MAX } as unknown as Starter,
    ],
  ])('%s starts nothing, and the ledger says why', async (_name, trigger, starter) => {
    await aFollower(trigger);
    const run = await anEnd(starter);
    expect(await hear()).toBe(0);
    expect(world.runs.started).toEqual([]);
    expect(await resultOf(run)).toEqual(['refused']);
    expect(await unheardEnds(world.db)).toEqual([]);
  });
});
