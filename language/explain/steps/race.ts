import type { RaceStep } from '../../plan/plan.ts';
import { cutOff, inSequence, longestOf, shortestOf } from '../bound.ts';
import { counted } from '../duration-words.ts';
import type { Explained } from '../explained.ts';

/** Branches against each other. The shortest bound is the bound of all, because the others are cancelled then. */
export function explainRace({ branches }: RaceStep): Explained {
  return {
    sentence: `Does ${counted(branches.length, 'branch')} at the same time; the first one to end decides, whether it succeeded or failed, and the others are cancelled.`,
    bodies: branches.map(({ name, steps }) => ({ at: `/${name}`, heading: `Branch ${name}`, steps })),
    longest: (bodies, _path, afterCancel) => {
      const first = shortestOf(bodies);
      return first === undefined ? longestOf(bodies) : cutOff(longestOf(bodies), inSequence([first, afterCancel]));
    },
    afterCancelMs: 0,
    drawn: { as: 'branches', after: branches.map(() => []) },
  };
}
