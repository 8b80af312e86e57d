import type { FlushEffect } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { idempotencyKey, type StepPath } from '../contracts/ids.ts';
import type { RunArguments, RunContext } from '../contracts/run.ts';
import { utcTime } from '../contracts/time.ts';
import { createTemporalEffects } from './temporal-effects.ts';

const RUN_PATH = 'run' as StepPath;
const LIMIT_MS = 20_000;

/** Writes that the run began and failed, in place of the engine, which cannot read the plan. Tries until it is written. */
export async function recordUnreadablePlan(args: RunArguments, run: RunContext, failure: Failure): Promise<void> {
  const effects = createTemporalEffects();
  const at = utcTime(effects.now());
  const flush = (attempt: number): FlushEffect => ({
    kind: 'flush',
    run,
    path: RUN_PATH,
    attempt,
    idempotencyKey: idempotencyKey(run.runId, RUN_PATH),
    title: 'Record the failed start',
    records: [
      { seq: 1, at, event: { type: 'run-started', inputs: args.inputs, starter: args.starter } },
      { seq: 2, at, event: { type: 'run-ended', outcome: 'failed', outputs: {}, failure } },
    ],
  });
  const never = { requested: false, onRequest: () => undefined };
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const answer = await effects.act(flush(attempt), { quick: false, cancellable: false, limitMs: LIMIT_MS }, never);
    if (answer.status !== 'again') return;
    await effects.until(() => false, answer.at, 'wait for the ledger');
  }
}

/** With the ledger's longest pause of five minutes: about a day. */
const ATTEMPTS_MAX = 300;
