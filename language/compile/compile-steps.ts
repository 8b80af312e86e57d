import { validateShape } from '../schema/validate-shape.ts';
import { STEP_SCHEMAS } from '../schema/step-schema.ts';
import type { Step } from '../plan/plan.ts';
import type { MapNode, SourceNode } from '../source/source-node.ts';
import { memberOf } from '../source/source-node.ts';
import { idsWithin, itemsOf, membersOf, textOf, type CompileContext } from './compile-context.ts';
import { compileStepKind } from './compile-step-kind.ts';
import { findStepKind } from './find-step-kind.ts';
import { titleOfId } from './step-ids.ts';

/** The steps of a list, in order. A step whose shape is wrong becomes an empty group, so that the others can be judged. */
export function compileSteps(context: CompileContext, list: SourceNode | undefined): readonly Step[] {
  return itemsOf(list).map((node) => compileStep(context, node));
}

function compileStep(context: CompileContext, node: SourceNode): Step {
  const found = findStepKind(node);
  if (!found.ok) {
    context.findings.push(...found.findings);
    return brokenStep(context, node);
  }
  const problems = validateShape(STEP_SCHEMAS[found.kind], found.node);
  context.findings.push(...problems.map((problem) => problem.finding));
  if (problems.some(({ finding }) => finding.code !== 'unknown-key' && finding.code !== 'not-yet')) {
    return brokenStep(context, node);
  }
  return registered(context, found.node, compileStepKind(context, found.kind, found.node));
}

function brokenStep(context: CompileContext, node: SourceNode): Step {
  for (const id of idsWithin(node)) context.brokenIds.add(id);
  const id = context.ids.next('do', givenId(node));
  const step: Step = { kind: 'do', id, title: titleOfId(id), keepOutput: false, steps: [] };
  context.broken.add(step);
  context.sites.put(step, '', node);
  if (givenId(node) !== undefined) context.named.add(step);
  return step;
}

function registered(context: CompileContext, node: MapNode, step: Step): Step {
  context.sites.put(step, '', node);
  for (const [key, entry] of node.entries) context.sites.put(step, key, entry.value);
  context.sites.put(step, 'retry.until', context.defaults.until);
  for (const [key, member] of membersOf(memberOf(node, 'retry'))) context.sites.put(step, `retry.${key}`, member);
  if (givenId(node) !== undefined) context.named.add(step);
  return step;
}

/** The id that the author gave. */
export function givenId(node: SourceNode): string | undefined {
  const id = memberOf(node, 'id');
  return id?.kind === 'scalar' && typeof id.value === 'string' ? textOf(id) : undefined;
}
