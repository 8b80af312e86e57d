import type { ClockStep } from '../../plan/plan.ts';
import { calendarWords } from '../business-words.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

const VERBS = { start: 'Starts', pause: 'Pauses', resume: 'Resumes', stop: 'Stops' };

/** A clock. Its steps run beside the others: they cost time only where they are cancelled at the end. */
export function explainClock({ does, name, limitMs, warnMs, calendar, onWarn, onBreach }: ClockStep): Explained {
  const time = calendar === undefined ? '' : ' of business time';
  const limit = limitMs === undefined ? '' : `, limit ${durationWords(limitMs)}`;
  const counted = calendar === undefined ? '' : `; only business hours by ${calendarWords(calendar)} count`;
  const beside = (ms: number | undefined, at: string, steps: ClockStep['onWarn']): Explained['bodies'] =>
    ms === undefined || steps.length === 0
      ? []
      : [{ at, heading: `Beside the other steps, when ${durationWords(ms)}${time} are on the clock`, steps }];
  return {
    sentence: `${VERBS[does]} the clock ${name}${limit}${counted}.`,
    bodies: [...beside(warnMs, '/~warn', onWarn), ...beside(limitMs, '/~breach', onBreach)],
    longest: (_bodies, _path, afterCancel) => afterCancel,
    afterCancelMs: 0,
    drawn: { as: 'question', otherwise: 'at once' },
  };
}
