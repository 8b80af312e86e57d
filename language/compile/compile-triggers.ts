import { TENANT_CALENDAR } from '../../contracts/calendar.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import type { Finding } from '../finding.ts';
import type { EventGroup, ScheduleTrigger, Trigger } from '../plan/trigger.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { headRange } from '../schema/locate.ts';
import { TRIGGER_SCHEMAS, type TriggerSources } from '../schema/playbook-schema.ts';
import { validateShape } from '../schema/validate-shape.ts';
import { memberOf, toJson, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { CALENDAR_SITE } from './compile-business-hours.ts';
import { checkedDuration, checkedMember, itemsOf, membersOf, present, type CompileContext } from './compile-context.ts';
import { compileInputs } from './compile-inputs.ts';
import { compileExpression, compileValue, compileValues } from './compile-value.ts';

type TriggerKind = keyof typeof TRIGGER_SCHEMAS;
const KINDS: readonly string[] = Object.keys(TRIGGER_SCHEMAS);
const isKind = (key: string): key is TriggerKind => KINDS.includes(key);

/** How late a missed firing may still start. */
const WITHIN_MS = 60 * 60 * 1000;

/** Triggers in their order, which a run names them by. One whose shape is wrong is left out. */
export function compileTriggers(context: CompileContext, list: SourceNode | undefined): readonly Trigger[] {
  return itemsOf(list).flatMap((node) => {
    const kind = [...membersOf(node)].map(([key]) => key).find(isKind);
    if (kind === undefined) {
      context.findings.push(noKind(node));
      return [];
    }
    const problems = validateShape(TRIGGER_SCHEMAS[kind], node).map((problem) => problem.finding);
    context.findings.push(...problems);
    return problems.length > 0 ? [] : [compileTrigger(context, kind, node)];
  });
}

function compileTrigger(context: CompileContext, kind: TriggerKind, node: SourceNode): Trigger {
  const trigger = COMPILERS[kind](context, node);
  context.sites.put(trigger, '', { ...node, range: headRange(node) });
  for (const [key, member] of membersOf(node)) context.sites.put(trigger, key, member);
  for (const [key, member] of membersOf(memberOf(node, 'group'))) context.sites.put(trigger, `group.${key}`, member);
  for (const [key, member] of membersOf(memberOf(node, kind))) context.sites.put(trigger, `${kind}.${key}`, member);
  const calendar = memberOf(memberOf(node, 'schedule'), 'calendar');
  context.sites.put(trigger, CALENDAR_SITE, memberOf(calendar, 'name') ?? memberOf(calendar, 'onHoliday'));
  return trigger;
}

const COMPILERS: { readonly [Kind in TriggerKind]: (context: CompileContext, node: SourceNode) => Trigger } = {
  event: (context, node) => {
    const source = sourceOf('event', node);
    const condition = memberOf(node, 'when');
    const key = memberOf(node, 'key');
    return {
      kind: 'event',
      event: source.event,
      ...present({
        when: condition === undefined ? undefined : compileExpression(context, condition),
        key: key === undefined ? undefined : compileValue(context, key),
      }),
      whileRunning: source.whileRunning ?? 'join',
      ...present({ group: compileGroup(context, memberOf(node, 'group'), source.group) }),
      with: compileValues(context, memberOf(node, 'with')),
    };
  },
  schedule: (context, node) => {
    const { schedule } = sourceOf('schedule', node);
    return {
      kind: 'schedule',
      when: rhythm(schedule),
      ...present({ timezone: schedule.timezone, calendar: holidaysOf(schedule.calendar) }),
      jitterMs: milliseconds(schedule.jitter, 0),
      overlap: schedule.overlap ?? 'skip',
      catchUp: schedule.catchUp ?? 'last',
      withinMs: milliseconds(schedule.within, WITHIN_MS),
      with: compileValues(context, memberOf(node, 'with')),
    };
  },
  manual: (_context, node) => ({
    kind: 'manual',
    roles: [...(sourceOf('manual', node).manual.roles ?? ['analyst'])].sort(),
  }),
  playbook: (context, node) => {
    const { name, outcomes } = sourceOf('playbook', node).playbook;
    return {
      kind: 'playbook',
      playbook: name as PlaybookName, // the parser of names
      outcomes: [...new Set(outcomes)].sort(),
      with: compileValues(context, memberOf(node, 'with')),
    };
  },
  webhook: compileWebhook,
};

function compileWebhook(context: CompileContext, node: SourceNode): Trigger {
  const { path, auth = 'hmac' } = sourceOf('webhook', node).webhook;
  const { inputs: body, findings } = compileInputs(memberOf(memberOf(node, 'webhook'), 'body'));
  context.findings.push(...findings);
  const key = memberOf(node, 'key');
  return {
    kind: 'webhook',
    path,
    body,
    auth,
    ...present({ key: key === undefined ? undefined : compileValue(context, key) }),
    with: compileValues(context, memberOf(node, 'with')),
  };
}

function compileGroup(
  context: CompileContext,
  node: SourceNode | undefined,
  written: TriggerSources['event']['group'],
): EventGroup | undefined {
  if (node === undefined || written === undefined) return undefined;
  const { window, threshold = 1 } = written;
  return { by: compileValue(context, checkedMember(node, 'by')), windowMs: checkedDuration(window), threshold };
}

function holidaysOf(
  calendar: TriggerSources['schedule']['schedule']['calendar'],
): ScheduleTrigger['calendar'] | undefined {
  return calendar === undefined ? undefined : { name: calendar.name ?? TENANT_CALENDAR, onHoliday: calendar.onHoliday };
}

/** Cron, or words. That there is exactly one of them is a rule's matter. */
function rhythm(schedule: TriggerSources['schedule']['schedule']): ScheduleTrigger['when'] {
  if (schedule.cron !== undefined) return { cron: schedule.cron.trim().replaceAll(/\s+/g, ' ') };
  return { every: schedule.every ?? '', ...present({ at: schedule.at, on: schedule.on }) };
}

function milliseconds(written: string | undefined, otherwise: number): number {
  return written === undefined ? otherwise : checkedDuration(written);
}

function sourceOf<Kind extends TriggerKind>(_kind: Kind, node: SourceNode): TriggerSources[Kind] {
  return toJson(node) as unknown as TriggerSources[Kind]; // checked against the schema of the kind
}

function noKind(node: SourceNode): Finding {
  const [key] = membersOf(node).map(([name]) => name);
  return {
    code: 'unknown-trigger',
    severity: 'error',
    summary: `Cannot tell the kind of the trigger because it must have the key "event", "schedule", "playbook", "webhook" or "manual": found ${key === undefined ? shown(toJson(node)) : `"${key}"`}`,
    detail: 'Write `event: …`, `schedule: { … }`, `playbook: { … }`, `webhook: { … }` or `manual: { … }`',
    range: headRange(node),
    ...(key === undefined ? {} : didYouMean(key, KINDS)),
  };
}
