import { linksOf } from '../../ledger/after-end.ts';
import { listRecords as recordsOf } from '../../ledger/records.ts';
import { listRuns as runsOf, type RunRow } from '../../ledger/runs.ts';
import { listSteps as stepsOf } from '../../ledger/steps.ts';
import type { Handler } from '../call.ts';
import type { RunDetailView, RunView } from '../contract.ts';
import { starterInWords } from '../words.ts';

/** Runs of the tenants that the caller may see, newest first. */
export const listRuns: Handler<'listRuns'> = async (api, { tenants, query }) => {
  const page = await runsOf(api.db, tenants, {
    limit: query.limit,
    ...(query.cursor === undefined ? {} : { after: query.cursor }),
    ...(query.state === undefined ? {} : { state: query.state }),
  });
  return { status: 200, body: { runs: page.runs.map(viewOf), next: page.next ?? null } };
};

/** One run. */
export const getRun: Handler<'getRun'> = async (api, { run, tenant }) => ({
  status: 200,
  body: {
    ...viewOf(run),
    inputs: run.inputs,
    outputs: run.outputs,
    failure: run.failure === null ? null : { code: run.failure.code, message: run.failure.message },
    paused: pausedIn(run),
    endedOutside: run.endedOutside,
    ...(await linksOf(api.db, tenant, run.runId)),
  },
});

/** Its steps. */
export const listSteps: Handler<'listSteps'> = async (api, { tenant, run }) => {
  const steps = await stepsOf(api.db, tenant, run.runId);
  return {
    status: 200,
    body: {
      steps: steps.map(({ path, kind, title, status, startedAt, endedAt, attempts, output, failure, ...step }) => ({
        path,
        kind,
        title,
        status,
        startedAt,
        endedAt,
        attempts,
        output,
        waitsFor: step.waitingReason,
        waitsUntil: step.waitingUntil,
        failure: failure === null ? null : { code: failure.code, message: failure.message },
      })),
    },
  };
};

/** Its trace. */
export const listRecords: Handler<'listRecords'> = async (api, { tenant, run }) => {
  const records = await recordsOf(api.db, tenant, run.runId);
  return {
    status: 200,
    body: { records: records.map(({ seq, at, confirmed, event }) => ({ seq, at, isConfirmed: confirmed, event })) },
  };
};

function pausedIn({ paused }: RunRow): RunDetailView['paused'] {
  return paused === null ? null : { by: paused.event.by, at: paused.at, reason: paused.event.reason };
}

function viewOf(run: RunRow): RunView {
  return {
    run: run.runId,
    tenant: run.tenant,
    playbook: run.playbook,
    planSha256: run.planSha256,
    state: run.state,
    outcome: run.outcome,
    startedAt: run.startedAt,
    endedAt: run.endedAt,
    startedBy: starterInWords(run.starter),
  };
}
