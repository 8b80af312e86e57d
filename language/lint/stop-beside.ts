import { allSteps } from '../plan/all-steps.ts';
import type { Rule } from './rule.ts';

/** `stop` in steps that run beside the others: it would end these steps alone, and not the run. */
export const stopBeside: Rule = ({ draft, survey }) => {
  const ofClocks = survey.steps.flatMap(({ step }) =>
    step.kind === 'clock' ? [...step.onWarn, ...step.onBreach] : [],
  );
  const beside = new Set(allSteps([...ofClocks, ...(draft.plan.deadline?.onWarn ?? [])]));
  return [...beside].flatMap((step) => {
    if (step.kind !== 'stop') return [];
    return [
      {
        code: 'stop-beside',
        severity: 'error',
        summary: 'Cannot end the run from steps that run beside the others: their end decides nothing',
        detail: 'Tell people there, or use the `deadline` of the playbook, whose `onBreach` may stop the run',
        range: draft.sites.range(step),
      },
    ];
  });
};
