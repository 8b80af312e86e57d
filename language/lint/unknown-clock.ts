import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Clocks that are paused, resumed or stopped and that no step starts. */
export const unknownClock: Rule = ({ draft, survey }) => {
  const clocks = survey.steps.flatMap(({ step }) => (step.kind === 'clock' ? [step] : []));
  const started = new Set(clocks.flatMap(({ does, name }) => (does === 'start' ? [name] : [])));
  return clocks.flatMap((step) => {
    if (step.does === 'start' || started.has(step.name)) return [];
    return [
      {
        code: 'unknown-clock',
        severity: 'error',
        summary: `Cannot ${step.does} the clock "${step.name}": no step starts it`,
        detail: 'Correct the name, or start the clock before',
        range: draft.sites.range(step, `clock.${step.does}`),
        ...didYouMean(step.name, started),
      },
    ];
  });
};
