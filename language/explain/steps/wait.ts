import type { BusinessHours } from '../../plan/business-hours.ts';
import type { WaitStep } from '../../plan/plan.ts';
import { atMost, type Bound } from '../bound.ts';
import { businessWords } from '../business-words.ts';
import { durationWords } from '../duration-words.ts';
import type { Explained } from '../explained.ts';
import { valueText } from '../value-text.ts';

/** A pause. Until when is data, even where it is a fixed moment: how far that is depends on when the run starts. */
export function explainWait({ for: pause }: WaitStep): Explained {
  if ('businessMs' in pause) return explainBusinessWait(pause);
  const words = 'durationMs' in pause ? durationWords(pause.durationMs) : `until ${valueText(pause.until)}`;
  return {
    sentence: 'durationMs' in pause ? `Waits ${words}.` : `Waits ${words}; a moment already past is no wait.`,
    bodies: [],
    longest: (_bodies, path): Bound =>
      'durationMs' in pause ? atMost(pause.durationMs) : { ms: 0, unbounded: [{ path, because: `waits ${words}` }] },
    afterCancelMs: 0,
    drawn: { as: 'box' },
  };
}

/** How long it is on the wall is for the calendar to say, which may be another when the step begins. */
function explainBusinessWait(pause: BusinessHours): Explained {
  const words = businessWords(pause);
  return {
    sentence: `Waits ${words}.`,
    bodies: [],
    longest: (_bodies, path): Bound => ({ ms: 0, unbounded: [{ path, because: `waits ${words}` }] }),
    afterCancelMs: 0,
    drawn: { as: 'box' },
  };
}
