import type { CheckDecisionEffect } from '../contracts/activities.ts';
import type { RefusalCode } from '../contracts/run.ts';
import { mayDecide } from '../identity/may-decide.ts';
import { verifyDecision } from '../identity/sign-assertion.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/**
 * Checks that a decision was signed by our sign-in for exactly this step of this run, valid when the run received it,
 * and that the person may decide it now. Output: `{ refused }`, null where it counts.
 */
export function checkDecision(dependencies: ActivityDependencies) {
  return answerEffect<CheckDecisionEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: async (effect) => ({ status: 'succeeded', output: { refused: await refusalOf(dependencies, effect) } }),
  });
}

async function refusalOf(
  { verifyingKey, directory, log }: ActivityDependencies,
  { run, path, decision, receivedAt, by, notBy }: CheckDecisionEffect,
): Promise<RefusalCode | null> {
  const { assertion, ...stated } = decision;
  const statement = { tenant: run.tenant, runId: run.runId, decision: { ...stated, path } };
  const verified = await verifyDecision(assertion, verifyingKey, { ...statement, now: Date.parse(receivedAt) });
  if (!verified.ok) {
    log.warn({ tenant: run.tenant, run: run.runId, step: path, because: verified.because }, 'decision-not-signed');
    return 'not-signed';
  }
  return mayDecide(run.tenant, directory(), { person: decision.person, by, notBy });
}
