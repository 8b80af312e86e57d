import type { Step, SwitchStep } from '../../plan/plan.ts';
import { withMaybe, withTested, type View } from '../view.ts';
import { note, testedBy, type Walk } from './walk.ts';

/** Cases see what is around them; after them only what was there before is sure. */
export function walkSwitch(walk: Walk, step: SwitchStep, view: View, inside: readonly Step[]): View {
  const afterCases = step.cases.map((item) => {
    note(walk, { source: item.when, owner: item, key: 'when', view, expected: 'bool', isCondition: false });
    return walk.list(item.steps, withTested(view, testedBy(item.when)), inside);
  });
  const afterAll = [...afterCases, walk.list(step.default ?? [], view, inside)];
  return afterAll.reduce((seen, other) => withMaybe(seen, other), view);
}
