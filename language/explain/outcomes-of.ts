import type { Plan } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { lastingOfSteps } from './lasting.ts';
import { enumerated } from './name-words.ts';
import { placedSteps } from './placed-steps.ts';

/** A way in which a run can end. */
export interface OutcomeWords {
  readonly outcome: string;
  /** When a run ends so, in words. */
  readonly when: string;
}

/** Every outcome that a run of the plan can have: those named by `stop` first, then those that Watchbill gives. */
export function outcomesOf(plan: Plan, actions: ActionSignatures): readonly OutcomeWords[] {
  const succeeds = lastingOfSteps(plan.steps, '', actions).through !== undefined;
  const isOfEvents = plan.triggers.some(({ kind }) => kind === 'event');
  return [
    ...stopped(plan, actions),
    ...(succeeds ? [{ outcome: 'succeeded', when: 'the last step is done' }] : []),
    { outcome: 'failed', when: 'a step fails and nothing catches it, or a budget is used up' },
    { outcome: 'cancelled', when: 'somebody cancels the run' },
    ...(isOfEvents ? [{ outcome: 'duplicate', when: 'another run of the playbook has the event already' }] : []),
    { outcome: 'ended-outside', when: 'the run was ended in Temporal, not by its playbook' },
  ];
}

/** A `stop` in the playbook's own `finally` comes too late to change the outcome. */
function stopped(plan: Plan, actions: ActionSignatures): readonly OutcomeWords[] {
  const paths = new Map<string, string[]>();
  for (const { step, path } of placedSteps({ ...plan, finally: [] }, actions))
    if (step.kind === 'stop') paths.set(step.outcome, [...(paths.get(step.outcome) ?? []), path]);
  return [...paths].map(([outcome, all]) => ({ outcome, when: `step ${enumerated(all, 'or')} ends it` }));
}
