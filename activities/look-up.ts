import type { LookupEffect } from '../contracts/activities.ts';
import type { Json } from '../contracts/json.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Answers what may change while a run goes on, as it is now. Output: the policy. */
export function lookUp(dependencies: ActivityDependencies) {
  return answerEffect<LookupEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: ({ name }) => {
      const policy = dependencies.directory().policies.get(name);
      if (policy !== undefined) return Promise.resolve({ status: 'succeeded', output: policy as unknown as Json }); // plain data
      const message = `Cannot escalate to "${name}": there is no such policy. Add a document of kind EscalationPolicy`;
      return Promise.resolve({ status: 'failed', failure: { code: 'not-configured', message } });
    },
  });
}
