import { expect, test } from 'vitest';
import { childWorkflowId } from '../../activities/child-run.ts';
import { findChild } from '../../activities/find-child.ts';
import type { FindChildEffect } from '../../contracts/activities.ts';
import { runIdOf, type PlaybookName, type TenantId } from '../../contracts/ids.ts';
import type { RunContext, RunEvent } from '../../contracts/run.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aHeader, withActivityWorld } from './activity-world.ts';

const world = withActivityWorld();
const find = (effect: FindChildEffect) => world.run(findChild(world.dependencies), effect);
const FABRIKAM = 'fabrikam' as TenantId;

function looking(): { effect: FindChildEffect; child: RunContext; open: () => void } {
  const effect: FindChildEffect = {
    ...aHeader(),
    kind: 'find-child',
    playbook: 'hygiene' as PlaybookName,
    tenant: FABRIKAM,
  };
  const workflowId = childWorkflowId(world.dependencies, effect);
  const runId = runIdOf(workflowId, 'first');
  const child = { tenant: FABRIKAM, runId, workflowId, playbook: effect.playbook, planSha256: '0'.repeat(64) };
  const open = (): void => {
    const known = { isOpen: true, status: 'RUNNING', firstExecutionRunId: 'first', cause: 'call' };
    world.runs.known.set(workflowId, known);
  };
  return { effect, child, open };
}

const write = (child: RunContext, ...events: RunEvent[]) =>
  writeRecords(
    world.db,
    child,
    events.map((event, index) => ({ seq: index + 1, at: '2026-03-02T08:00:00.000Z', event })),
    'confirmed',
  );
const STARTED: RunEvent = {
  type: 'run-started',
  inputs: {},
  starter: { kind: 'event', eventId: 'e1' },
};

test('a run that was never started is none; one that the ledger does not know as ended is open', async () => {
  const { effect, child, open } = looking();
  expect(await find(effect)).toMatchObject({ output: { state: 'none' } });
  open();
  expect(await find(effect)).toMatchObject({ output: { state: 'open', run: child.runId } });
  await write(child, STARTED);
  expect(await find(effect)).toMatchObject({ output: { state: 'open' } });
});

test('a run that Temporal has closed and whose end is not written yet is still open', async () => {
  const { effect, child, open } = looking();
  open();
  await write(child, STARTED);
  world.runs.end(child.workflowId);
  expect(await find(effect)).toMatchObject({ output: { state: 'open' } });
});

test('a run that has ended comes with its outcome, outputs and failure', async () => {
  const { effect, child, open } = looking();
  open();
  await write(child, STARTED, { type: 'run-ended', outcome: 'contained', outputs: { tickets: 2 } });
  expect(await find(effect)).toMatchObject({
    output: { state: 'ended', run: child.runId, outcome: 'contained', outputs: { tickets: 2 } },
  });
  const other = looking();
  other.open();
  const failure = { code: 'playbook-failed', message: 'Nobody owns it', ownCode: 'no-owner' } as const;
  await write(other.child, STARTED, { type: 'run-ended', outcome: 'failed', outputs: {}, failure });
  expect(await find(other.effect)).toMatchObject({ output: { outcome: 'failed', failure } });
});
