import { childPath, type StepPath } from '../../contracts/ids.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import type { Catch, ForEachStep, ParallelStep, Step, SwitchStep } from '../../language/plan/plan.ts';
import { placeOf, type PlacePath, type StepPlace } from './step-places.ts';

/** Which way a branch goes. Cases and catches count from 0, as they do in the trace. */
export type Way =
  | 'if-true'
  | 'if-false'
  | `case-${number}`
  | 'default'
  | `catch-${number}`
  | 'expiry'
  | 'arrived'
  | 'timeout'
  | 'overdue'
  | 'no-items'
  | 'items'
  | `won-${string}`
  | 'until-held'
  | 'turns-used-up';

/** One way that a run can take at a place of its playbook. */
export interface Branch {
  readonly path: PlacePath;
  readonly title: string;
  readonly way: Way;
  /** What is said of it where no case took it: `never expired`. */
  readonly never: string;
}

/**
 * The branches that a step has, where they are written in the playbook: both ways of an `if` (also of a branch of
 * `parallel`), each case of a `switch` and its `default`, each `catch`, `onExpiry`, `onOverdue`, a `waitFor` whose event came and one whose did not, each branch that may win a `race`, a
 * `forEach` with and without items, and a `repeat` whose `until` held and one that used up its turns.
 */
export function branchesOf({ path, step }: StepPlace): readonly Branch[] {
  const own = [...waysOfIf(step.if), ...waysOfKind(step), ...(step.catch ?? []).map(wayOfCatch)];
  const ofStep = own.map((one): Branch => ({ path, title: step.title, ...one }));
  return step.kind === 'parallel' ? [...ofStep, ...branchesOfParallel(path, step)] : ofStep;
}

type WayHere = Pick<Branch, 'way' | 'never'>;

function waysOfIf(condition: string | undefined): readonly WayHere[] {
  if (condition === undefined) return [];
  return [
    { way: 'if-true', never: '`if` never true' },
    { way: 'if-false', never: '`if` never false' },
  ];
}

function waysOfKind(step: Step): readonly WayHere[] {
  switch (step.kind) {
    case 'switch':
      return waysOfSwitch(step);
    case 'race':
      return step.branches.map(({ name }) => ({ way: `won-${name}`, never: `branch ${name} never first` }));
    case 'forEach':
      return waysOfLoop(step);
    case 'repeat':
      return [
        { way: 'until-held', never: '`until` never held' },
        { way: 'turns-used-up', never: 'never used up its turns' },
      ];
    case 'waitFor':
      return [
        { way: 'arrived', never: 'its event never came' },
        { way: 'timeout', never: 'its event never failed to come' },
      ];
    case 'approve':
      return step.onExpiry.length === 0 ? [] : [{ way: 'expiry', never: 'never expired' }];
    case 'task':
      return step.onOverdue.length === 0 ? [] : [{ way: 'overdue', never: 'never overdue' }];
    default:
      return [];
  }
}

function waysOfSwitch(step: SwitchStep): readonly WayHere[] {
  const cases = step.cases.map((_, index): WayHere => ({
    way: `case-${index}`,
    never: `case ${index + 1} never chosen`,
  }));
  return step.default === undefined ? cases : [...cases, { way: 'default', never: '`default` never chosen' }];
}

/** A list that stands in the playbook itself is always as long as it is. */
function waysOfLoop(step: ForEachStep): readonly WayHere[] {
  const written = evaluate(step.in, {});
  if (written.ok) return [];
  return [
    { way: 'items', never: 'never with an item' },
    { way: 'no-items', never: 'never without items' },
  ];
}

function wayOfCatch({ on }: Catch, index: number): WayHere {
  const codes = on === undefined ? '' : ` of ${on.join(', ')}`;
  return { way: `catch-${index}`, never: `\`catch\`${codes} never taken` };
}

function branchesOfParallel(path: PlacePath, step: ParallelStep): readonly Branch[] {
  return step.branches.flatMap((branch) => {
    const own = placeOf(childPath(path as string as StepPath, branch.name));
    return waysOfIf(branch.if).map((one): Branch => ({ path: own, title: step.title, ...one }));
  });
}
