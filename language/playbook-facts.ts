import { OWN_OUTCOMES } from '../contracts/run.ts';
import { allSteps, topLists } from './plan/all-steps.ts';
import type { Plan } from './plan/plan.ts';
import type { PlaybookFacts } from './world.ts';

/** What other documents can say about a playbook. */
export function playbookFacts(plan: Plan): PlaybookFacts {
  const steps = allSteps(topLists(plan));
  return {
    stepIds: new Set(steps.map(({ id }) => id)),
    outcomes: new Set([...OWN_OUTCOMES, ...steps.flatMap((step) => (step.kind === 'stop' ? [step.outcome] : []))]),
    inputs: plan.inputs,
    outputs: new Set(Object.keys(plan.outputs)),
    sections: new Set(
      steps.flatMap((step) => (step.kind === 'do' && step.section !== undefined ? [step.section] : [])),
    ),
    failures: new Set(steps.flatMap((step) => (step.kind === 'fail' ? [step.code] : []))),
    calls: new Set(steps.flatMap((step) => (step.kind === 'call' ? [step.playbook] : []))),
    startedBy: new Set(plan.triggers.flatMap((one) => (one.kind === 'playbook' ? [one.playbook] : []))),
    webhooks: new Set(plan.triggers.flatMap((one) => (one.kind === 'webhook' ? [one.path] : []))),
  };
}
