import type { Branch, ParallelStep } from '../../plan/plan.ts';
import { type Bound, inSequence, longestOf, NO_TIME } from '../bound.ts';
import { counted } from '../duration-words.ts';
import type { Explained } from '../explained.ts';
import { enumerated } from '../name-words.ts';

/** Branches at the same time. A branch begins when those that it needs have ended. */
export function explainParallel({ branches, join }: ParallelStep): Explained {
  const after = branches.map(({ needs }) => needs.map((name) => branches.findIndex((other) => other.name === name)));
  return {
    sentence: `Does ${counted(branches.length, 'branch')} at the same time ${joinWords(join)}.`,
    bodies: branches.map((branch) => ({ at: `/${branch.name}`, heading: headingOf(branch), steps: branch.steps })),
    longest: (bodies) => longestOf(endsOf(after, bodies)),
    afterCancelMs: 0,
    drawn: { as: 'branches', after },
  };
}

function joinWords(join: ParallelStep['join']): string {
  if (join === 'all') return 'and goes on when all have succeeded; one that fails cancels the others';
  if (join === 'any') return 'and goes on when one has succeeded; the others are cancelled';
  return `and goes on when ${join} have succeeded; the others are cancelled`;
}

function headingOf({ name, needs, if: condition }: Branch): string {
  const begins =
    needs.length === 0 ? '' : `, when ${enumerated(needs, 'and')} ${needs.length === 1 ? 'has' : 'have'} ended`;
  return `Branch ${name}${begins}${condition === undefined ? '' : `, only if \`${condition}\``}`;
}

/**
 * When each branch has ended at the latest. One that waits for itself, which the checker refuses, is looked at once, and so is one that
 * many need.
 */
function endsOf(after: readonly (readonly number[])[], bodies: readonly Bound[]): readonly Bound[] {
  const ends = new Map<number, Bound>();
  const endOf = (index: number): Bound => {
    const known = ends.get(index);
    if (known !== undefined) return known;
    ends.set(index, NO_TIME);
    const before = (after[index] ?? []).map(endOf);
    const end = inSequence([longestOf(before), bodies[index] ?? NO_TIME]);
    ends.set(index, end);
    return end;
  };
  return after.map((_needs, index) => endOf(index));
}
