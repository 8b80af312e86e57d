import type { ClockStep, Deadline } from '../plan/plan.ts';
import type { PlaybookSource } from '../schema/playbook-schema.ts';
import { memberOf, toJson, type MapNode, type SourceNode } from '../source/source-node.ts';
import { putCalendar } from './compile-business-hours.ts';
import { CLOCK_VERBS } from './clock-verbs.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import { checkedDuration, checkedMember, membersOf, present, type CompileContext } from './compile-context.ts';

/** A clock of the run. Where the author names no or several verbs, a rule says so and the first counts. */
export function compileClock(context: CompileContext, node: MapNode): ClockStep {
  const base = compileBase(context, 'clock', node);
  const { clock } = sourceOf('clock', node);
  const source = checkedMember(node, 'clock');
  const does = CLOCK_VERBS.find((verb) => clock[verb] !== undefined) ?? 'start';
  const step = assemble(context, node, base, {
    kind: 'clock' as const,
    does,
    name: clock[does] ?? '',
    ...present({ limitMs: durationOf(clock.limit), warnMs: durationOf(clock.warn), calendar: clock.calendar }),
    onWarn: context.steps(memberOf(node, 'onWarn')),
    onBreach: context.steps(memberOf(node, 'onBreach')),
  });
  context.sites.put(step, 'clock', source);
  putCalendar(context, step, source);
  for (const [key, member] of membersOf(source)) context.sites.put(step, `clock.${key}`, member);
  for (const key of ['onWarn', 'onBreach']) context.sites.put(step, key, memberOf(node, key));
  return step;
}

/** The deadline of a whole run. */
export function compileDeadline(context: CompileContext, node: SourceNode): Deadline {
  const source = toJson(node) as unknown as NonNullable<PlaybookSource['deadline']>; // what is there has been checked
  const deadline: Deadline = {
    withinMs: checkedDuration(source.within),
    ...present({ warnMs: durationOf(source.warn) }),
    onWarn: context.steps(memberOf(node, 'onWarn')),
    onBreach: context.steps(memberOf(node, 'onBreach')),
  };
  context.sites.put(deadline, '', node);
  for (const [key, member] of membersOf(node)) context.sites.put(deadline, key, member);
  return deadline;
}

function durationOf(written: string | undefined): number | undefined {
  return written === undefined ? undefined : checkedDuration(written);
}
