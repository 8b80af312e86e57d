import type { Plan } from '../plan/plan.ts';
import type { Rule } from './rule.ts';

/** Waits for events that no trigger hands to a run that is open. */
export const eventNeverHanded: Rule = ({ draft, survey }) => {
  if (draft.brokenKeys.has('triggers')) return [];
  return survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'waitFor' || isHanded(draft.plan, step.event)) return [];
    return [
      {
        code: 'event-never-handed',
        severity: 'error',
        summary: `Cannot wait for an event "${step.event}" because no trigger of the playbook hands it to a run that is open`,
        detail: `Add the trigger \`- { event: ${step.event}, key: …, whileRunning: join }\` with the key of this run`,
        range: draft.sites.range(step, 'waitFor.event'),
      },
    ];
  });
};

function isHanded({ triggers }: Plan, event: string): boolean {
  return triggers.some((one) => one.kind === 'event' && one.event === event && one.whileRunning === 'join');
}
