import type { PlaybookName } from '../../contracts/ids.ts';
import type { Finding } from '../finding.ts';
import { DEFAULT_BUDGETS, type Budgets } from '../plan/budgets.ts';
import { IR_VERSION, type LockedAction, type Plan, type Step } from '../plan/plan.ts';
import { PlaybookSchema, type PlaybookSource } from '../schema/playbook-schema.ts';
import { validateShape, type ShapeProblem } from '../schema/validate-shape.ts';
import { memberOf, toJson, type MapNode, type SourceNode } from '../source/source-node.ts';
import type { World } from '../world.ts';
import { DEFAULT_RETRY, DEFAULT_TIMEOUT_MS, compileRetry } from './compile-base.ts';
import { byName, checkedDuration, idsWithin, membersOf, present, type CompileContext } from './compile-context.ts';
import { compileDeadline } from './compile-clock.ts';
import { compileInputs } from './compile-inputs.ts';
import { compileSteps } from './compile-steps.ts';
import { compileTriggers } from './compile-triggers.ts';
import { compileValues } from './compile-value.ts';
import type { Draft } from './draft.ts';
import { Sites } from './sites.ts';
import { keepOutputs } from './keep-outputs.ts';
import { StepIds, titleOfId } from './step-ids.ts';
import { allSteps, topLists } from '../plan/all-steps.ts';

/** Turns a playbook into a plan as far as its shape allows. The rules of `lint/` judge the rest. */
export function compilePlaybook(text: string, written: MapNode, world: World): Draft {
  const problems = validateShape(PlaybookSchema, written);
  const brokenKeys = new Set(problems.flatMap((problem) => brokenKeyOf(problem)));
  const root: MapNode = { ...written, entries: new Map([...written.entries].filter(([key]) => !brokenKeys.has(key))) };
  const context = contextOf(text, root, world);
  const { inputs, findings } = compileInputs(memberOf(root, 'inputs'));
  const plan = planOf(context, root, inputs);
  keepOutputs(plan, context);
  for (const [key, entry] of root.entries) context.sites.put(plan, key, entry.value);
  context.sites.put(inputs, '', memberOf(root, 'inputs'));
  for (const [name, node] of membersOf(memberOf(root, 'inputs'))) {
    context.sites.put(inputs, name, node);
    context.sites.put(inputs, `${name}.default`, memberOf(node, 'default'));
  }
  return {
    ...context,
    plan,
    findings: [...problems.map((problem) => problem.finding), ...findings, ...context.findings],
    brokenKeys,
  };
}

/** The top-level member that a problem makes useless. An unknown key makes none so. */
function brokenKeyOf({ at, finding }: ShapeProblem): readonly string[] {
  return finding.code === 'unknown-key' || finding.code === 'not-yet' ? [] : at.slice(0, 1);
}

function contextOf(text: string, root: MapNode, world: World): CompileContext {
  const findings: Finding[] = [];
  const base: CompileContext = {
    text,
    world,
    sites: new Sites(text, root),
    findings,
    broken: new Set(),
    brokenIds: new Set(),
    named: new Set(),
    expressions: [],
    ids: new StepIds(idsWithin(root)),
    defaults: { timeoutMs: DEFAULT_TIMEOUT_MS, retry: DEFAULT_RETRY },
    steps: (list: SourceNode | undefined): readonly Step[] => compileSteps(context, list),
  };
  const defaults = memberOf(root, 'defaults');
  const written = (defaults === undefined ? {} : toJson(defaults)) as NonNullable<PlaybookSource['defaults']>; // checked
  const context: CompileContext = {
    ...base,
    defaults: {
      timeoutMs: written.timeout === undefined ? DEFAULT_TIMEOUT_MS : checkedDuration(written.timeout),
      retry:
        written.retry === undefined ? DEFAULT_RETRY : compileRetry(base, written.retry, memberOf(defaults, 'retry')),
      ...present({ until: memberOf(memberOf(defaults, 'retry'), 'until') }),
    },
  };
  return context;
}

function planOf(context: CompileContext, root: MapNode, inputs: Plan['inputs']): Plan {
  const source = toJson(root) as unknown as Partial<PlaybookSource>; // what is there has been checked
  const name = source.name ?? 'unnamed';
  const steps = context.steps(memberOf(root, 'steps'));
  const deadline = memberOf(root, 'deadline');
  const compiled = deadline === undefined ? undefined : compileDeadline(context, deadline);
  const onFailure = context.steps(memberOf(root, 'onFailure'));
  const last = context.steps(memberOf(root, 'finally'));
  const plan: Plan = {
    irVersion: IR_VERSION,
    language: 'watchbill/v1',
    name: name as PlaybookName, // the parser of names
    title: source.title ?? titleOfId(name.replaceAll('-', '_')),
    category: source.category ?? 'response',
    owner: source.owner ?? '',
    inputs,
    triggers: compileTriggers(context, memberOf(root, 'triggers')),
    steps,
    ...present({ deadline: compiled }),
    onFailure,
    ...(memberOf(root, 'onFailure')?.kind === 'scalar' ? { undoOnFailure: true as const } : {}),
    finally: last,
    outputs: compileValues(context, memberOf(root, 'outputs')),
    actions: {},
    budgets: budgetsOf(source.limits ?? {}),
  };
  return { ...plan, actions: lockOf(context.world, topLists(plan)) };
}

/** What the run has to know of the actions it calls, so that a later catalogue does not change it. */
function lockOf(world: World, steps: readonly Step[]): Plan['actions'] {
  const names = allSteps(steps).flatMap((step) =>
    step.kind === 'action' ? [step.action, ...(step.undo === undefined ? [] : [step.undo.action])] : [],
  );
  const locked = [...new Set(names)].flatMap((name): (readonly [string, LockedAction])[] => {
    const signature = world.actions.get(name);
    if (signature === undefined) return [];
    const { version, quick, impact, repeat, targets } = signature;
    return [[name, { version, quick, impact, repeat, targets: [...targets] }]];
  });
  return Object.fromEntries(byName(locked));
}

function budgetsOf({ runTime, ...limits }: NonNullable<PlaybookSource['limits']>): Budgets {
  const runTimeMs = runTime === undefined ? undefined : checkedDuration(runTime);
  return { ...DEFAULT_BUDGETS, ...limits, ...present({ runTimeMs }) };
}
