import type { SetStep, Step, StepKind, StopStep, FailStep, WaitForStep, WaitStep } from '../plan/plan.ts';
import { memberOf, type MapNode } from '../source/source-node.ts';
import { compileAction } from './compile-action.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { compileBusinessHours, putCalendar } from './compile-business-hours.ts';
import { compileCall } from './compile-call.ts';
import { compileClock } from './compile-clock.ts';
import { checkedDuration, checkedMember, membersOf, present, type CompileContext } from './compile-context.ts';
import { compileEscalate } from './compile-escalate.ts';
import {
  compileDo,
  compileForEach,
  compileParallel,
  compileRace,
  compileRepeat,
  compileSwitch,
} from './compile-groups.ts';
import { compileMoment } from './compile-moment.ts';
import { compileApprove, compileNotify } from './compile-people.ts';
import { compileTask } from './compile-task.ts';
import { compileExpression, compileValue, compileValues } from './compile-value.ts';

const COMPILERS: { readonly [Kind in StepKind]: (context: CompileContext, node: MapNode) => Step } = {
  action: compileAction,
  do: compileDo,
  switch: compileSwitch,
  parallel: compileParallel,
  race: compileRace,
  forEach: compileForEach,
  repeat: compileRepeat,
  wait: compileWait,
  waitFor: compileWaitFor,
  approve: compileApprove,
  call: compileCall,
  task: compileTask,
  escalate: compileEscalate,
  clock: compileClock,
  set: compileSet,
  notify: compileNotify,
  fail: compileFail,
  stop: compileStop,
};

/** Turns a step whose shape is right into the plan's form. */
export function compileStepKind(context: CompileContext, kind: StepKind, node: MapNode): Step {
  return COMPILERS[kind](context, node);
}

function compileWait(context: CompileContext, node: MapNode): WaitStep {
  const base = compileBase(context, 'wait', node);
  const { wait } = sourceOf('wait', node);
  const source = checkedMember(node, 'wait');
  const step = assemble(context, node, base, {
    kind: 'wait' as const,
    for:
      typeof wait === 'string'
        ? { durationMs: checkedDuration(wait) }
        : 'businessHours' in wait
          ? compileBusinessHours(wait)
          : { until: compileMoment(context, wait.until, checkedMember(source, 'until')) },
  });
  context.sites.put(step, 'wait.until', memberOf(source, 'until'));
  putCalendar(context, step, source);
  return step;
}

function compileWaitFor(context: CompileContext, node: MapNode): WaitForStep {
  const base = compileBase(context, 'waitFor', node);
  const { waitFor } = sourceOf('waitFor', node);
  const source = checkedMember(node, 'waitFor');
  const where = memberOf(source, 'where');
  const step = assemble(context, node, base, {
    kind: 'waitFor' as const,
    event: waitFor.event,
    ...present({ where: where === undefined ? undefined : compileExpression(context, where) }),
    withinMs: checkedDuration(waitFor.timeout),
    onTimeout: context.steps(memberOf(node, 'onTimeout')),
  });
  for (const [key, member] of membersOf(source)) context.sites.put(step, `waitFor.${key}`, member);
  return step;
}

function compileSet(context: CompileContext, node: MapNode): SetStep {
  const base = compileBase(context, 'set', node);
  return assemble(context, node, base, { kind: 'set' as const, set: compileValues(context, memberOf(node, 'set')) });
}

function compileFail(context: CompileContext, node: MapNode): FailStep {
  const base = compileBase(context, 'fail', node);
  const { fail } = sourceOf('fail', node);
  const message = checkedMember(checkedMember(node, 'fail'), 'message');
  return assemble(context, node, base, {
    kind: 'fail' as const,
    code: fail.code,
    message: compileValue(context, message),
  });
}

function compileStop(context: CompileContext, node: MapNode): StopStep {
  const base = compileBase(context, 'stop', node);
  return assemble(context, node, base, { kind: 'stop' as const, outcome: sourceOf('stop', node).stop.outcome });
}
