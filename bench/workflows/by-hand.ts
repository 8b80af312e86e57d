import { ApplicationFailure, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { EffectAnswer, RunActivities } from '../../contracts/activities.ts';
import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { RunContext, RunEvent, RunRecord } from '../../contracts/run.ts';

/*
 * What somebody would write who has no playbooks: the same activities called by hand. `calls` hands the same records
 * to them as a run does, because the activity that is called is the same; `bareCalls` has an activity that does
 * nothing else and knows no ledger. Imports types alone, so that the bundle is as lean as hand-written ones are.
 */

const OPTIONS = {
  startToCloseTimeout: '60 s',
  scheduleToCloseTimeout: '90 s',
  heartbeatTimeout: '10 s',
  retry: { initialInterval: 1_000, backoffCoefficient: 2, maximumInterval: 10_000 },
} as const;

const { performAction } = proxyActivities<RunActivities>(OPTIONS);
const { answer } = proxyActivities<{ answer(input: JsonObject): Promise<JsonObject> }>(OPTIONS);

/** Ends at once. */
export async function empty(): Promise<{ outcome: string }> {
  return Promise.resolve({ outcome: 'succeeded' });
}

/** As many activities as asked for, with their records. */
export async function calls(count: number): Promise<{ outcome: string }> {
  const { workflowId, runId } = workflowInfo();
  const run: RunContext = {
    tenant: 'contoso' as TenantId,
    runId: runId as RunId,
    workflowId,
    playbook: 'by-hand' as PlaybookName,
    planSha256: '0'.repeat(64),
  };
  let waiting: RunRecord[] = [];
  let seq = 0;
  const note = (event: RunEvent): void => {
    seq += 1;
    waiting.push({ seq, at: new Date().toISOString(), event });
  };
  note({ type: 'run-started', inputs: {}, starter: { kind: 'event', eventId: workflowId } });
  let value: Json = 'something';
  for (let at = 0; at < count; at++) {
    const path = `call_${at}` as StepPath;
    const about = { path, kind: 'action', title: `Call number ${at}` };
    note({ type: 'step-started', ...about });
    const records = waiting;
    waiting = [];
    const settled: EffectAnswer = await performAction({
      kind: 'action',
      run,
      path,
      attempt: 1,
      idempotencyKey: `${runId}/${path}`,
      title: about.title,
      records,
      action: 'bench.read',
      version: 1,
      input: { value },
    });
    if (settled.status !== 'succeeded') throw ApplicationFailure.nonRetryable(settled.failure.message);
    value = (settled.output as JsonObject)['value'] ?? '';
    note({ type: 'step-settled', ...about, status: 'succeeded', attempts: 1, output: settled.output });
  }
  return { outcome: 'succeeded' };
}

/** As many activities as asked for, and nothing else. */
export async function bareCalls(count: number): Promise<{ outcome: string }> {
  let value: Json = 'something';
  for (let at = 0; at < count; at++) value = (await answer({ value }))['value'] ?? '';
  return { outcome: 'succeeded' };
}
