import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import type { Step } from '../plan/plan.ts';
import { closed } from './json-schema.ts';
import { ERROR_SCHEMA, stepSchema } from './step-output.ts';
import { topView, triggerView } from './top-view.ts';
import { walkAction } from './survey/action.ts';
import { walkApprove } from './survey/approve.ts';
import { walkCall } from './survey/call.ts';
import { walkClock } from './survey/clock.ts';
import { walkEscalate } from './survey/escalate.ts';
import { walkForEach } from './survey/for-each.ts';
import { walkNotify } from './survey/notify.ts';
import { walkParallel } from './survey/parallel.ts';
import { walkRace } from './survey/race.ts';
import { walkRepeat } from './survey/repeat.ts';
import { walkSet } from './survey/set.ts';
import { walkTask } from './survey/task.ts';
import { walkSwitch } from './survey/switch.ts';
import { walkWaitFor } from './survey/wait-for.ts';
import { SeenSteps } from './seen-steps.ts';
import { note, noteValue, noteValues, testedBy, type Walk } from './survey/walk.ts';
import type { Survey } from './use.ts';
import { withMaybe, withNames, withStep, withTested, type View } from './view.ts';

/*
 * Walks a playbook in the order in which it runs and notes every expression with what it sees. The rules about who sees
 * whom are those of the engine: groups and cases share the scope around them; branches and loop turns have one of
 * their own; what ran inside a branch is seen after `parallel`, what ran inside a turn is not seen outside.
 */

/** All expressions and steps of a playbook, each with what it sees. */
export function surveySteps(draft: Draft): Survey {
  const walk: Walk = {
    draft,
    uses: [],
    steps: [],
    lists: [],
    ends: [],
    beside: [],
    list: (steps, view, inside) => walkList(walk, steps, view, inside),
  };
  const { plan } = draft;
  const top = topView(draft);
  surveyTriggers(walk);
  const after = walkTop(walk, top);
  // Any step may have failed or not run when these begin.
  const unsure = withMaybe(top, after);
  const { deadline } = plan;
  if (deadline !== undefined) walkList(walk, deadline.onWarn, unsure, []);
  for (let body = walk.beside.shift(); body !== undefined; body = walk.beside.shift()) body(unsure);
  const afterBreach = withMaybe(unsure, walkList(walk, deadline?.onBreach ?? [], unsure, []));
  const afterFailure = walkList(walk, plan.onFailure, afterBreach, []);
  walkList(walk, plan.finally, withMaybe(afterBreach, afterFailure), []);
  for (let body = walk.beside.shift(); body !== undefined; body = walk.beside.shift()) body(unsure);
  const isStopped = walk.ends.length > 0;
  noteValues(walk, plan.outputs, isStopped ? intersection(after, walk.ends) : after);
  return walk;
}

function surveyTriggers(walk: Walk): void {
  for (const trigger of walk.draft.plan.triggers) {
    if (trigger.kind === 'manual') continue;
    const view = triggerView(walk.draft, trigger);
    if (trigger.kind === 'event') {
      note(walk, { source: trigger.when, owner: trigger, key: 'when', view, expected: 'bool', isCondition: true });
      if (trigger.key !== undefined) noteValue(walk, trigger.key, view);
      if (trigger.group !== undefined) noteValue(walk, trigger.group.by, view);
    }
    if (trigger.kind === 'webhook' && trigger.key !== undefined) noteValue(walk, trigger.key, view);
    noteValues(walk, trigger.with, view);
  }
}

/** A step is sure at the end only if it is sure wherever the run can end. */
function intersection(after: View, ends: readonly View[]): View {
  const isSure = (id: string): boolean => ends.every((end) => end.steps.get(id)?.isSure === true);
  const seen = after.steps.values().map(({ step, isSure: was }) => ({ step, isSure: was && isSure(step.id) }));
  return { ...after, steps: SeenSteps.of(seen) };
}

/** A run may begin at a section: what stands before it has not run then, and has set nothing. */
function walkTop(walk: Walk, top: View): View {
  const { steps } = walk.draft.plan;
  walk.lists.push(steps);
  return steps.reduce((seen, step) => {
    const isSection = step.kind === 'do' && step.section !== undefined;
    return walkStep(walk, step, isSection ? { ...withMaybe(top, seen), vars: top.vars } : seen, []);
  }, top);
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

/** Whether nothing after the list can run: its last step always ends the run, or a group does whose every way ends it. */
export function endsRun(steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  if (last === undefined || last.if !== undefined) return false;
  if (last.kind === 'stop') return true;
  if (last.catch !== undefined) return false;
  if (last.kind === 'do') return endsRun(last.steps);
  if (last.kind !== 'switch') return last.kind === 'fail';
  return last.default !== undefined && [...last.cases.map((item) => item.steps), last.default].every(endsRun);
}

/** Walks what a step does itself; answers what is seen after it. */
function walkBody(walk: Walk, step: Step, view: View, inside: readonly Step[]): View {
  switch (step.kind) {
    case 'action':
      return walkAction(walk, step, view);
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
    case 'waitFor':
      return walkWaitFor(walk, step, view, inside);
    case 'approve':
      return walkApprove(walk, step, view, inside);
    case 'call':
      return walkCall(walk, step, view);
    case 'task':
      return walkTask(walk, step, view, inside);
    case 'escalate':
      return walkEscalate(walk, step, view);
    case 'clock':
      return walkClock(walk, step, view, inside);
    case 'set':
      return walkSet(walk, step, view);
    case 'notify':
      return walkNotify(walk, step, view);
    case 'fail':
      noteValue(walk, step.message, view);
      return view;
    case 'stop':
      walk.ends.push(view);
      return view;
  }
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
