import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { ApproveStep } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Actions bound to an approval that may not have been asked, or that is none. */
export const approvalUnbound: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step, view }) => {
    if (step.kind !== 'action' || step.approval === undefined || draft.brokenIds.has(step.approval)) return [];
    const seen = view.steps.get(step.approval);
    const isBound = seen?.step.kind === 'approve' && draft.named.has(seen.step);
    if (isBound && (seen.isSure || view.tested.has(step.approval))) return [];
    const approvals = [...view.steps.values()]
      .filter((other) => other.step.kind === 'approve')
      .map((other) => other.step.id);
    return [
      {
        code: 'approval-unbound',
        severity: 'error',
        summary: isBound
          ? `Cannot bind the action to approval "${step.approval}" because it may not have been asked: its step is conditional`
          : `Cannot bind the action to approval "${step.approval}": no earlier \`approve\` step has this id`,
        detail: isBound
          ? `Add \`if: steps.${step.approval}.output.approved\` to the action`
          : 'Name the `approve` step that comes before the action',
        range: draft.sites.range(step, 'approval'),
        ...(isBound ? {} : didYouMean(step.approval, approvals)),
      },
    ];
  });

/** Containment that nobody approves and for which no reason is stated. */
export const destructiveWithoutApproval: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const signature = step.kind === 'action' ? draft.world.actions.get(step.action) : undefined;
    if (step.kind !== 'action' || (signature?.impact !== 'destructive' && signature?.impact !== 'disruptive'))
      return [];
    if (step.approval !== undefined || memberOf(draft.sites.node(step), 'reason') !== undefined) return [];
    return [
      {
        code: 'destructive-without-approval',
        severity: 'error',
        summary: `Cannot call the ${signature.impact} action "${step.action}" without an approval or a stated reason: it has neither`,
        detail:
          'Ask with an `approve` step and bind the action with `approval: <its id>`, or say in `reason` why nobody has to be asked',
        range: draft.sites.range(step, 'action'),
      },
    ];
  });

/** Approvals that nobody can give, that their requester can give, or whose reminders come too late. */
export const approvers: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) =>
    step.kind === 'approve'
      ? [...byNobody(draft, step), ...ownApproval(draft, step), ...lateReminders(draft, step)]
      : [],
  );

function byNobody(draft: Draft, step: ApproveStep): readonly Finding[] {
  const people = step.by.flatMap(({ person }) => (person !== undefined && 'lit' in person ? [person.lit] : []));
  const areAllExcluded =
    people.length === step.by.length && people.every((person) => step.notBy.some((name) => name === person));
  const isAudience = step.by.some((recipient) => recipient.audience !== undefined);
  if (!areAllExcluded && !isAudience) return [];
  return [
    {
      code: 'approve-by-nobody',
      severity: 'error',
      summary: isAudience
        ? 'Cannot ask an audience for an approval because only people of our teams can decide'
        : 'Cannot get the approval because nobody may give it: `by` names nobody who is not in `notBy`',
      detail: 'Name a team or a person in `by`',
      range: draft.sites.range(step, 'approve.by'),
    },
  ];
}

function ownApproval(draft: Draft, step: ApproveStep): readonly Finding[] {
  if (step.notBy.includes('starter')) return [];
  return [
    {
      code: 'own-approval',
      severity: 'warning',
      summary: 'Cannot rule out that who starts the run approves their own request: `notBy` does not have "starter"',
      detail: 'Add "starter" to `notBy`, or remove `notBy`',
      range: draft.sites.range(step, 'approve.notBy'),
    },
  ];
}

function lateReminders(draft: Draft, step: ApproveStep): readonly Finding[] {
  if (step.remindMs.every((remindMs) => remindMs < step.expiresMs)) return [];
  return [
    {
      code: 'reminder-too-late',
      severity: 'error',
      summary: 'Cannot remind anybody of an approval that has expired: a reminder comes at or after `expires`',
      detail: 'Remind earlier, or let the approval expire later',
      range: draft.sites.range(step, 'approve.remind'),
    },
  ];
}
