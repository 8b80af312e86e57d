import type { SwitchStep } from '../../plan/plan.ts';
import { longestOf } from '../bound.ts';
import type { Body, Explained } from '../explained.ts';

/** A choice. */
export function explainSwitch({ cases, exactlyOne, default: otherwise }: SwitchStep): Explained {
  const bodies: readonly Body[] = cases.map(({ when, steps }) => ({ at: '', heading: `If \`${when}\``, steps }));
  const last: readonly Body[] = otherwise === undefined ? [] : [{ at: '', heading: 'Otherwise', steps: otherwise }];
  const none = otherwise === undefined ? ' If none holds, nothing is done.' : '';
  const rule = exactlyOne
    ? 'Takes the one case that holds; two that hold are a failure.'
    : 'Takes the first case that holds.';
  return {
    sentence: `${rule}${none}`,
    bodies: [...bodies, ...last],
    longest: longestOf,
    afterCancelMs: 0,
    drawn: { as: 'choice', ...(otherwise === undefined ? { otherwise: 'none holds' } : {}) },
  };
}
