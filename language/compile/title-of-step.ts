import type { StepKind } from '../plan/plan.ts';
import { writeDuration } from '../schema/duration.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { CLOCK_VERBS } from './clock-verbs.ts';
import { checkedDuration, itemsOf, membersOf, textOf } from './compile-context.ts';
import { titleOfId } from './step-ids.ts';

/** Most names in one title; the rest is counted. */
const NAMES_MAX = 3;

/**
 * Title of a step whose author gave neither title nor id: what it does and to whom, as «Stop: contained», since «Stop 1» tells
 * nothing to whoever reads a mail or a trace. Groups and switches are told by what is inside them: they keep their number.
 */
export function titleOfStep(kind: StepKind, node: MapNode, id: string): string {
  const own = memberOf(node, kind);
  switch (kind) {
    case 'set':
    case 'parallel':
    case 'race':
      return titled(VERBS[kind], sortedKeys(own)) ?? titleOfId(id);
    case 'stop':
      return `Stop: ${textOf(memberOf(own, 'outcome'))}`;
    case 'fail':
      return `Fail: ${textOf(memberOf(own, 'code'))}`;
    case 'approve':
      return titled('Approval by', recipientsIn(memberOf(own, 'by'))) ?? 'Approval';
    case 'escalate':
      return `Escalation to ${textOf(own)}`;
    case 'clock':
      return titleOfClock(own) ?? titleOfId(id);
    case 'notify':
      return titled('Message to', recipientsIn(memberOf(own, 'to'))) ?? 'Message';
    case 'task':
      return titled('Task for', recipientsIn(memberOf(own, 'to'))) ?? 'Task';
    case 'action':
      return `Call ${textOf(own).replace(/@.*/, '')}`;
    case 'wait':
      return `Wait ${waitIn(own)}`;
    case 'waitFor':
      return `Wait for ${textOf(memberOf(own, 'event'))}`;
    case 'call':
      return `Run ${textOf(own)}`;
    case 'forEach':
      return `For each ${textOf(memberOf(own, 'as'))}`;
    case 'repeat':
      return `Repeat up to ${textOf(memberOf(own, 'max'))} times`;
    default:
      return titleOfId(id);
  }
}

function titleOfClock(clock: SourceNode | undefined): string | undefined {
  const verb = CLOCK_VERBS.find((one) => memberOf(clock, one) !== undefined);
  return verb === undefined ? undefined : `Clock ${textOf(memberOf(clock, verb))}: ${verb}`;
}

const VERBS = { set: 'Set', parallel: 'Branches', race: 'First of' };

function titled(verb: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const rest = names.length - NAMES_MAX;
  return `${verb} ${names.slice(0, NAMES_MAX).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Sorted, since the order of keys means nothing and must not make another plan. */
function sortedKeys(node: SourceNode | undefined): readonly string[] {
  return membersOf(node)
    .map(([key]) => key)
    .sort();
}

/** Teams, people and audiences by name; those that an expression names are not known yet. */
function recipientsIn(list: SourceNode | undefined): readonly string[] {
  return itemsOf(list)
    .flatMap((item) => membersOf(item).map(([, name]) => textOf(name)))
    .filter((name) => !name.includes('${{'));
}

function waitIn(own: SourceNode | undefined): string {
  const business = memberOf(own, 'businessHours');
  if (business !== undefined) return `${writeDuration(checkedDuration(textOf(business)))} of business time`;
  return own?.kind === 'map' ? `until ${momentIn(own)}` : writeDuration(checkedDuration(textOf(own)));
}

function momentIn(node: SourceNode): string {
  const written = textOf(memberOf(node, 'until'));
  return /^\d{4}-\d{2}-\d{2}T/.test(written) ? written : 'a moment';
}
