import type { Json, JsonObject } from '../../contracts/json.ts';
import { allSteps } from '../plan/all-steps.ts';
import type { Draft } from '../compile/draft.ts';
import type { ExpectedType } from '../expressions/check-expression.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type {
  ApproveStep,
  Branch,
  Cel,
  ForEachStep,
  ParallelStep,
  RaceStep,
  RepeatStep,
  Step,
  SwitchStep,
  Value,
  Values,
} from '../plan/plan.ts';
import { ANYTHING, closed, text, whole } from './json-schema.ts';
import { ERROR_SCHEMA, stepSchema } from './step-output.ts';
import { topView, triggerView } from './top-view.ts';
import { EVENT_SCHEMAS } from './event-types.ts';
import { schemaOfPath } from './schema-of-path.ts';
import type { PlacedStep, Survey, Use } from './use.ts';
import { withMaybe, withNames, withStep, withTested, type View } from './view.ts';

/*
 * Walks a playbook in the order in which it runs and notes every expression with what it sees. The rules about who sees
 * whom are those of the engine: groups and cases share the scope around them; branches and loop turns have one of
 * their own; what ran inside a branch is seen after `parallel`, what ran inside a turn is not seen outside.
 */

/** All expressions and steps of a playbook, each with what it sees. */
export function surveySteps(draft: Draft): Survey {
  const walk: Walk = { draft, uses: [], steps: [], lists: [], ends: [] };
  const { plan } = draft;
  const top = topView(draft);
  surveyTriggers(walk);
  const after = walkList(walk, plan.steps, top, []);
  // Any step may have failed or not run when these begin.
  const unsure = withMaybe(top, after);
  const afterFailure = walkList(walk, plan.onFailure, unsure, []);
  walkList(walk, plan.finally, withMaybe(unsure, afterFailure), []);
  const isStopped = walk.ends.length > 0;
  noteValues(walk, plan.outputs, isStopped ? intersection(after, walk.ends) : after);
  return walk;
}

interface Walk extends Survey {
  readonly draft: Draft;
  readonly uses: Use[];
  readonly steps: PlacedStep[];
  readonly lists: (readonly Step[])[];
  /** What is seen where a `stop` ends the run before the last step. */
  readonly ends: View[];
}

function surveyTriggers(walk: Walk): void {
  for (const trigger of walk.draft.plan.triggers) {
    if (trigger.kind === 'manual') continue;
    const view = triggerView(walk.draft, trigger.kind === 'event' ? EVENT_SCHEMAS[trigger.event] : undefined);
    if (trigger.kind === 'event') {
      note(walk, { source: trigger.when, owner: trigger, key: 'when', view, expected: 'bool', isCondition: true });
      if (trigger.key !== undefined) noteValue(walk, trigger.key, view);
    }
    noteValues(walk, trigger.with, view);
  }
}

/** A step is sure at the end only if it is sure wherever the run can end. */
function intersection(after: View, ends: readonly View[]): View {
  const isSure = (id: string): boolean => ends.every((end) => end.steps.get(id)?.isSure === true);
  const steps = [...after.steps].map(([id, seen]) => [id, { ...seen, isSure: seen.isSure && isSure(id) }] as const);
  return { ...after, steps: new Map(steps) };
}

function walkList(walk: Walk, steps: readonly Step[], view: View, parents: readonly Step[]): View {
  walk.lists.push(steps);
  return steps.reduce((seen, step) => walkStep(walk, step, seen, parents), view);
}

function walkStep(walk: Walk, step: Step, before: View, parents: readonly Step[]): View {
  note(walk, { source: step.if, owner: step, key: 'if', view: before, expected: 'bool', isCondition: true });
  const view = withTested(before, testedBy(step.if));
  walk.steps.push({ step, before, view, parents });
  const inside = [...parents, step];
  const after = walkBody(walk, step, view, inside);
  noteRetry(walk, step, view);
  const caught = (step.catch ?? []).map((item) => {
    const names = { error: ERROR_SCHEMA, ...(item.as === undefined ? {} : { [item.as]: ERROR_SCHEMA }) };
    return walkList(walk, item.steps, withNames(withMaybe(view, after), names), inside);
  });
  const mayBeCaught = (step.catch ?? []).some((item) => !endsRun(item.steps));
  const isSure = step.if === undefined && !mayBeCaught;
  const body = caught.reduce((seen, other) => withMaybe(seen, other), isSure ? after : withMaybe(before, after));
  const ended =
    step.finally === undefined ? body : withMaybe(body, walkList(walk, step.finally, withMaybe(before, body), inside));
  return withStep({ ...ended, names: before.names, tested: before.tested }, step, isSure);
}

/** Whether nothing after the list can run. */
export function endsRun(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  return last !== undefined && last.if === undefined && (last.kind === 'fail' || last.kind === 'stop');
}

/** Walks what a step does itself; answers what is seen after it. */
function walkBody(walk: Walk, step: Step, view: View, inside: readonly Step[]): View {
  switch (step.kind) {
    case 'action':
      noteValues(walk, step.with, view);
      return view;
    case 'do':
      return walkList(walk, step.steps, view, inside);
    case 'switch':
      return walkSwitch(walk, step, view, inside);
    case 'parallel':
      return walkParallel(walk, step, view, inside);
    case 'race':
      return walkRace(walk, step, view, inside);
    case 'forEach':
      return walkForEach(walk, step, view, inside);
    case 'repeat':
      return walkRepeat(walk, step, view, inside);
    case 'wait':
      if ('until' in step.for) noteValue(walk, step.for.until, view);
      return view;
    case 'approve':
      return walkApprove(walk, step, view, inside);
    case 'set':
      noteValues(walk, step.set, view);
      return { ...view, vars: { ...view.vars, ...typesOf(walk, step.set, view) } };
    case 'notify':
      for (const recipient of step.to) noteValues(walk, recipient, view);
      noteValues(
        walk,
        'text' in step.content ? { text: step.content.text, subject: step.content.subject } : step.content.with,
        view,
      );
      return view;
    case 'fail':
      noteValue(walk, step.message, view);
      return view;
    case 'stop':
      walk.ends.push(view);
      return view;
  }
}

function walkSwitch(walk: Walk, step: SwitchStep, view: View, inside: readonly Step[]): View {
  const afterCases = step.cases.map((item) => {
    note(walk, { source: item.when, owner: item, key: 'when', view, expected: 'bool', isCondition: false });
    return walkList(walk, item.steps, withTested(view, testedBy(item.when)), inside);
  });
  const afterAll = [...afterCases, walkList(walk, step.default ?? [], view, inside)];
  return afterAll.reduce((seen, other) => withMaybe(seen, other), view);
}

/** A branch sees the steps of those that it needs. */
function walkParallel(walk: Walk, step: ParallelStep, view: View, inside: readonly Step[]): View {
  const done = new Map<string, View>();
  const statuses = closed(Object.fromEntries(step.branches.map(({ name }) => [name, BRANCH])));
  const isSure = (branch: Branch): boolean => step.join === 'all' && branch.if === undefined;
  const merge = (seen: View, branch: Branch): View => mergeBranch(seen, done.get(branch.name) ?? view, isSure(branch));
  for (const branch of inOrderOfNeeds(step.branches)) {
    const needed = step.branches.filter((other) => allNeeds(step.branches, branch).has(other.name));
    const seen = needed.reduce(merge, view);
    note(walk, {
      source: branch.if,
      owner: branch,
      key: 'if',
      view: withNames(seen, { branches: statuses }),
      expected: 'bool',
      isCondition: true,
    });
    done.set(
      branch.name,
      walkList(walk, branch.steps, { ...withTested(seen, testedBy(branch.if)), vars: view.vars }, inside),
    );
  }
  return { ...step.branches.reduce(merge, view), vars: view.vars };
}

const BRANCH = closed({ status: text('pending, running, succeeded, failed, skipped or cancelled') });

function mergeBranch(view: View, after: View, isSure: boolean): View {
  const steps = new Map(view.steps);
  for (const [id, seen] of after.steps) if (!steps.has(id)) steps.set(id, { ...seen, isSure: seen.isSure && isSure });
  return { ...view, steps };
}

/** No branch sees another; none of them is sure to have come to its end. */
function walkRace(walk: Walk, step: RaceStep, view: View, inside: readonly Step[]): View {
  const after = step.branches.map(({ steps }) => walkList(walk, steps, view, inside));
  return { ...after.reduce((seen, other) => mergeBranch(seen, other, false), view), vars: view.vars };
}

/** Branches so that each comes after those it needs; those in a cycle come last, in their own order. */
function inOrderOfNeeds(branches: readonly Branch[]): readonly Branch[] {
  const count = (branch: Branch): number => allNeeds(branches, branch).size;
  return [...branches].sort((one, other) => count(one) - count(other));
}

/** Names of all branches that one needs, those of the needed ones included. */
export function allNeeds(branches: readonly Branch[], branch: Branch): ReadonlySet<string> {
  const found = new Set<string>(branch.needs);
  for (const name of found)
    for (const other of branches) if (other.name === name) for (const need of other.needs) found.add(need);
  return found;
}

function walkForEach(walk: Walk, step: ForEachStep, view: View, inside: readonly Step[]): View {
  note(walk, { source: step.in, owner: step, key: 'forEach.in', view, expected: 'list', isCondition: false });
  const names = {
    [step.as]: (schemaOfPath(step.in, view, walk.draft)?.['items'] as JsonObject | undefined) ?? ANYTHING,
    ...(step.index === undefined ? {} : { [step.index]: INDEX }),
  };
  walkList(walk, step.steps, withNames(view, names), inside);
  return view;
}

const INDEX = whole('Index of the item, from 0');

/** A turn sees what earlier turns have set, of whatever type; `until` sees the whole turn. */
function walkRepeat(walk: Walk, step: RepeatStep, view: View, inside: readonly Step[]): View {
  const changing = allSteps(step.steps).flatMap((one) => (one.kind === 'set' ? Object.keys(one.set) : []));
  const known = changing.filter((name) => name in view.vars).map((name) => [name, ANYTHING] as const);
  const begun = { ...view, vars: { ...view.vars, ...Object.fromEntries(known) } };
  const after = walkList(walk, step.steps, begun, inside);
  note(walk, {
    source: step.until,
    owner: step,
    key: 'repeat.until',
    view: after,
    expected: 'bool',
    isCondition: false,
  });
  return view;
}

function walkApprove(walk: Walk, step: ApproveStep, view: View, inside: readonly Step[]): View {
  noteValue(walk, step.question, view);
  for (const shown of step.show)
    note(walk, { source: shown.cel, owner: shown, key: 'cel', view, expected: 'any', isCondition: false });
  for (const recipient of step.by) noteValues(walk, recipient, view);
  note(walk, { source: step.quorum, owner: step, key: 'approve.quorum', view, expected: 'int', isCondition: false });
  return withMaybe(view, walkList(walk, step.onExpiry, view, inside));
}

/** `until` sees the output of the step itself. */
function noteRetry(walk: Walk, step: Step, view: View): void {
  if (step.retry?.until === undefined) return;
  const output = (stepSchema(walk.draft, step)['properties'] as JsonObject)['output'] as JsonObject; // closed() puts it there
  const own = withNames(view, { self: closed({ output }) });
  note(walk, {
    source: step.retry.until,
    owner: step,
    key: 'retry.until',
    view: own,
    expected: 'bool',
    isCondition: false,
  });
}

function note(walk: Walk, use: Omit<Use, 'source'> & { readonly source: Cel | undefined }): void {
  if (use.source !== undefined) walk.uses.push({ ...use, source: use.source });
}

function noteValues(walk: Walk, values: Values | Readonly<Record<string, Value | undefined>>, view: View): void {
  for (const value of Object.values(values).filter((one) => one !== undefined)) noteValue(walk, value, view);
}

function noteValue(walk: Walk, value: Value, view: View): void {
  if ('cel' in value) noteSpan(walk, value, view, 'any');
  else if ('list' in value) for (const item of value.list) noteValue(walk, item, view);
  else if ('map' in value) noteValues(walk, value.map, view);
  else if ('text' in value)
    for (const part of value.text) if (typeof part === 'object') noteSpan(walk, part, view, 'any');
}

function noteSpan(walk: Walk, part: { readonly cel: Cel }, view: View, expected: ExpectedType): void {
  walk.uses.push({ source: part.cel, owner: part, key: 'cel', view, expected, isCondition: false });
}

/** Ids of the steps that a condition asks about. */
function testedBy(condition: Cel | undefined): readonly string[] {
  if (condition === undefined) return [];
  const parsed = parseExpression(condition);
  if (!parsed.ok) return [];
  return parsed.references.flatMap(({ path }) => (path[0] === 'steps' && path[1] !== undefined ? [path[1]] : []));
}

/** Types of variables: those of literals, of texts, and of paths. */
function typesOf(walk: Walk, values: Values, view: View): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeOf(walk, value, view)]));
}

function typeOf({ draft }: Walk, value: Value, view: View): JsonObject {
  if ('cel' in value) return schemaOfPath(value.cel, view, draft) ?? ANYTHING;
  if ('lit' in value) return typeOfLiteral(value.lit);
  if ('text' in value) return STRING;
  return ANYTHING;
}

const STRING: JsonObject = { type: 'string' };

function typeOfLiteral(value: Json): JsonObject {
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return typeof value === 'object' ? ANYTHING : { type: typeof value };
}
