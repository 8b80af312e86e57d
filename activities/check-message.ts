import type { CheckMessageEffect } from '../contracts/activities.ts';
import type { RefusalCode } from '../contracts/run.ts';
import { isCalled } from '../identity/is-called.ts';
import { mayChangeTask } from '../identity/may-change-task.ts';
import { verifyMessage } from '../identity/sign-assertion.ts';
import type { Directory } from '../tenants/tenant.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/**
 * Checks that a message to a step was signed by our sign-in for exactly this step of this run, valid when the run received
 * it, and that the person may say it now. Output: `{ refused }`, null where it counts.
 */
export function checkMessage(dependencies: ActivityDependencies) {
  return answerEffect<CheckMessageEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect) => ({ status: 'succeeded', output: { refused: await refusalOf(dependencies, effect) } }),
  });
}

async function refusalOf(
  { verifyingKey, directory, log }: ActivityDependencies,
  effect: CheckMessageEffect,
): Promise<RefusalCode | null> {
  const { run, path, message, receivedAt } = effect;
  const { assertion, ...stated } = message;
  const statement = { tenant: run.tenant, runId: run.runId, message: { ...stated, path } };
  const verified = await verifyMessage(assertion, verifyingKey, { ...statement, now: Date.parse(receivedAt) });
  if (!verified.ok) {
    log.warn({ tenant: run.tenant, run: run.runId, step: path, because: verified.because }, 'message-not-signed');
    return 'not-signed';
  }
  return maySay(effect, directory());
}

function maySay(effect: CheckMessageEffect, directory: Directory): RefusalCode | null {
  const { run, message } = effect;
  const { person } = message;
  if ('task' in effect)
    return mayChangeTask(run.tenant, directory, { person, what: effect.message.change.kind, task: effect.task });
  return isCalled(run.tenant, directory, { person, by: effect.by }) ? null : 'wrong-person';
}
