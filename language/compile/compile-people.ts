import type { ApproveStep, NotifyStep, RecipientValue } from '../plan/plan.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import { assemble, compileBase, sourceOf } from './compile-base.ts';
import {
  checkedDuration,
  checkedMember,
  itemsOf,
  literal,
  membersOf,
  present,
  type CompileContext,
} from './compile-context.ts';
import { compileExpression, compileValue, compileValues } from './compile-value.ts';

/** How long an approval may be answered whose author names no time. */
const EXPIRES_MS = 24 * 60 * 60 * 1000;

/** A question to people. Without more words: one approver, not the starter, 24 hours. */
export function compileApprove(context: CompileContext, node: MapNode): ApproveStep {
  const base = compileBase(context, 'approve', node);
  const { approve } = sourceOf('approve', node);
  const source = checkedMember(node, 'approve');
  const quorum = memberOf(source, 'quorum');
  const remind = (approve.remind ?? []).map(checkedDuration);
  const step = assemble(context, node, base, {
    kind: 'approve' as const,
    question: compileValue(context, checkedMember(source, 'question')),
    show: compileShown(context, itemsOf(memberOf(source, 'show'))),
    by: compileRecipients(context, memberOf(source, 'by')),
    quorum: quorum === undefined ? '1' : compileExpression(context, quorum),
    notBy: [...new Set(approve.notBy ?? ['starter'])].sort(),
    expiresMs: approve.expires === undefined ? EXPIRES_MS : checkedDuration(approve.expires),
    remindMs: [...new Set(remind)].sort((one, other) => one - other),
    onExpiry: context.steps(memberOf(node, 'onExpiry')),
  });
  for (const [key, member] of membersOf(source)) context.sites.put(step, `approve.${key}`, member);
  return step;
}

/** Each shown value bears the last name of its path, or its whole text where two would be the same. */
function compileShown(context: CompileContext, items: readonly SourceNode[]): ApproveStep['show'] {
  const sources = items.map((item) => ({ item, cel: compileExpression(context, item) }));
  const shortNames = sources.map(({ cel }) => /^[\w.]*?(\w+)$/.exec(cel.trim())?.[1] ?? cel);
  return sources.map(({ item, cel }, at) => {
    const short = String(shortNames[at]);
    const shown = { name: shortNames.indexOf(short) === shortNames.lastIndexOf(short) ? short : cel, cel };
    context.sites.put(shown, 'cel', item);
    return shown;
  });
}

/** A message. Without a subject, the step's title is its subject. */
export function compileNotify(context: CompileContext, node: MapNode): NotifyStep {
  const base = compileBase(context, 'notify', node);
  const { notify } = sourceOf('notify', node);
  const source = memberOf(node, 'notify');
  const text = memberOf(source, 'text');
  const subject = memberOf(source, 'subject');
  const step = assemble(context, node, base, {
    kind: 'notify' as const,
    to: compileRecipients(context, memberOf(source, 'to')),
    urgency: notify.urgency ?? ('normal' as const),
    content:
      text === undefined
        ? { template: notify.template ?? '', with: compileValues(context, memberOf(source, 'with')) }
        : {
            text: compileValue(context, text),
            subject: subject === undefined ? literal(base.title) : compileValue(context, subject),
          },
    timeoutMs: base.timeoutMs ?? context.defaults.timeoutMs,
    retry: base.retry ?? context.defaults.retry,
  });
  for (const [key, member] of membersOf(source)) context.sites.put(step, `notify.${key}`, member);
  return step;
}

/** Teams, people and audiences; their names may be expressions. */
export function compileRecipients(context: CompileContext, list: SourceNode | undefined): readonly RecipientValue[] {
  return itemsOf(list).map((item) => {
    const recipient: RecipientValue = present({
      team: recipientName(context, item, 'team'),
      person: recipientName(context, item, 'person'),
      audience: recipientName(context, item, 'audience'),
    });
    context.sites.put(recipient, '', item);
    for (const [key, member] of membersOf(item)) context.sites.put(recipient, key, member);
    return recipient;
  });
}

function recipientName(context: CompileContext, item: SourceNode, key: string): RecipientValue['team'] {
  const node = memberOf(item, key);
  return node === undefined ? undefined : compileValue(context, node);
}
