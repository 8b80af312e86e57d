import type { Branch, DoStep, ForEachStep, ParallelStep, RaceStep, RepeatStep, SwitchStep } from '../plan/plan.ts';
import { headRange } from '../schema/locate.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import {
  asMap,
  byName,
  checkedDuration,
  checkedMember,
  itemsOf,
  membersOf,
  present,
  textOf,
  type CompileContext,
} from './compile-context.ts';
import { compileExpression } from './compile-value.ts';

/** Most turns of a loop whose author names no maximum. */
const LOOP_MAX = 500;

/** A group. */
export function compileDo(context: CompileContext, node: MapNode): DoStep {
  const base = compileBase(context, 'do', node);
  const { section } = sourceOf('do', node);
  return assemble(context, node, base, {
    kind: 'do' as const,
    ...present({ section }),
    steps: context.steps(memberOf(node, 'do')),
  });
}

/** The first case that holds. */
export function compileSwitch(context: CompileContext, node: MapNode): SwitchStep {
  const base = compileBase(context, 'switch', node);
  const otherwise = memberOf(node, 'default');
  return assemble(context, node, base, {
    kind: 'switch' as const,
    exactlyOne: sourceOf('switch', node).exactlyOne ?? false,
    cases: itemsOf(memberOf(node, 'switch')).map((item) => compileCase(context, item)),
    ...present({ default: otherwise === undefined ? undefined : context.steps(otherwise) }),
  });
}

function compileCase(context: CompileContext, node: SourceNode): SwitchStep['cases'][number] {
  const when = checkedMember(node, 'when');
  const compiled = { when: compileExpression(context, when), steps: context.steps(memberOf(node, 'steps')) };
  context.sites.put(compiled, '', node);
  context.sites.put(compiled, 'when', when);
  return compiled;
}

/** Branches at once; by name, since the order of keys means nothing. */
export function compileParallel(context: CompileContext, node: MapNode): ParallelStep {
  const base = compileBase(context, 'parallel', node);
  return assemble(context, node, base, {
    kind: 'parallel' as const,
    join: sourceOf('parallel', node).join ?? ('all' as const),
    branches: byName(membersOf(memberOf(node, 'parallel'))).map(([name, branch]) =>
      compileBranch(context, name, branch),
    ),
  });
}

function compileBranch(context: CompileContext, name: string, node: SourceNode): Branch {
  const map = asMap(node);
  const condition = memberOf(map, 'if');
  const needs = itemsOf(memberOf(map, 'needs'));
  const branch: Branch = {
    name,
    needs: needs.map(textOf).sort(),
    ...present({ if: condition === undefined ? undefined : compileExpression(context, condition) }),
    steps: context.steps(map === undefined ? node : memberOf(map, 'steps')),
  };
  context.sites.put(branch, '', { ...node, range: headRange(node) });
  context.sites.put(branch, 'if', condition);
  for (const need of needs) context.sites.put(branch, `needs.${textOf(need)}`, need);
  return branch;
}

/** Branches of which the first to end decides; by name, since the order of keys means nothing. */
export function compileRace(context: CompileContext, node: MapNode): RaceStep {
  const base = compileBase(context, 'race', node);
  const branches = byName(membersOf(memberOf(node, 'race')));
  return assemble(context, node, base, {
    kind: 'race' as const,
    branches: branches.map(([name, steps]) => ({ name, steps: context.steps(steps) })),
  });
}

/** A loop over a list. */
export function compileForEach(context: CompileContext, node: MapNode): ForEachStep {
  const base = compileBase(context, 'forEach', node);
  const { forEach } = sourceOf('forEach', node);
  const list = checkedMember(checkedMember(node, 'forEach'), 'in');
  const step = assemble(context, node, base, {
    kind: 'forEach' as const,
    in: compileExpression(context, list),
    as: forEach.as,
    ...present({ index: forEach.index }),
    concurrency: forEach.concurrency ?? 1,
    max: forEach.max ?? LOOP_MAX,
    onItemFailure: forEach.onItemFailure ?? ('stop' as const),
    steps: context.steps(memberOf(node, 'steps')),
  });
  for (const [key, member] of membersOf(memberOf(node, 'forEach'))) context.sites.put(step, `forEach.${key}`, member);
  return step;
}

/** A loop until a condition holds. */
export function compileRepeat(context: CompileContext, node: MapNode): RepeatStep {
  const base = compileBase(context, 'repeat', node);
  const { repeat } = sourceOf('repeat', node);
  const own = checkedMember(node, 'repeat');
  const step = assemble(context, node, base, {
    kind: 'repeat' as const,
    until: compileExpression(context, checkedMember(own, 'until')),
    max: repeat.max,
    everyMs: repeat.every === undefined ? 0 : checkedDuration(repeat.every),
    steps: context.steps(memberOf(node, 'steps')),
  });
  for (const [key, member] of membersOf(own)) context.sites.put(step, `repeat.${key}`, member);
  return step;
}
