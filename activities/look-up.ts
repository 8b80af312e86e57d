import type { EffectAnswer, LookupEffect, PolicyLookup } from '../contracts/activities.ts';
import type { Json } from '../contracts/json.ts';
import { answerLookup, calendarOf } from '../schedules/answer-lookup.ts';
import type { Directory } from '../tenants/tenant.ts';
import { answerEffect } from './answer-effect.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** Answers what may change while a run goes on, as it is now. Output: the policy, or what the calendar makes of times. */
export function lookUp(dependencies: ActivityDependencies) {
  return answerEffect<LookupEffect>(dependencies, {
    withoutLedger: () => 'proceed',
    body: (lookup) => Promise.resolve(answer(dependencies.directory(), lookup)),
  });
}

type Answered =
  | Omit<Extract<EffectAnswer, { status: 'succeeded' }>, 'recorded'>
  | Omit<Extract<EffectAnswer, { status: 'failed' }>, 'recorded'>;

function answer(directory: Directory, lookup: LookupEffect): Answered {
  if (lookup.what === 'policy') return policyNamed(directory, lookup);
  const answered = answerLookup(lookup, calendarOf(directory, lookup));
  return answered.ok
    ? { status: 'succeeded', output: answered.output }
    : { status: 'failed', failure: answered.failure };
}

function policyNamed({ policies }: Directory, { name }: PolicyLookup): Answered {
  const policy = policies.get(name);
  if (policy !== undefined) return { status: 'succeeded', output: policy as unknown as Json }; // plain data
  const message = `Cannot escalate to "${name}": there is no such policy. Add a document of kind EscalationPolicy`;
  return { status: 'failed', failure: { code: 'not-configured', message } };
}
