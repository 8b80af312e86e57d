import type { CheckMessageEffect } from '../contracts/activities.ts';
import type { RefusalCode } from '../contracts/run.ts';
import { mayChangeTask } from '../identity/may-change-task.ts';
import { verifyTaskMessage } from '../identity/sign-assertion.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/**
 * Checks that what a person said to a task was signed by our sign-in for exactly this task of this run, valid when the run
 * received it, and that the person may do it now. Output: `{ refused }`, null where it counts.
 */
export function checkMessage(dependencies: ActivityDependencies) {
  return answerEffect<CheckMessageEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect) => ({ status: 'succeeded', output: { refused: await refusalOf(dependencies, effect) } }),
  });
}

async function refusalOf(
  { verifyingKey, directory, log }: ActivityDependencies,
  { run, path, message, receivedAt, task }: CheckMessageEffect,
): Promise<RefusalCode | null> {
  const { assertion, ...stated } = message;
  const statement = { tenant: run.tenant, runId: run.runId, message: { ...stated, path } };
  const verified = await verifyTaskMessage(assertion, verifyingKey, { ...statement, now: Date.parse(receivedAt) });
  if (!verified.ok) {
    log.warn({ tenant: run.tenant, run: run.runId, step: path, because: verified.because }, 'message-not-signed');
    return 'not-signed';
  }
  return mayChangeTask(run.tenant, directory(), { person: message.person, what: message.change.kind, task });
}
