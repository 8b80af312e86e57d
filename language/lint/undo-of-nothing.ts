import type { Finding } from '../finding.ts';
import { allSteps } from '../plan/all-steps.ts';
import type { ActionStep } from '../plan/plan.ts';
import type { Rule, RuleContext } from './rule.ts';

/**
 * Undoing that would take back nothing: of a read or by a read, `undoAfter` without an `undo`, and `onFailure: undo` where no step that
 * runs before it says how it is undone.
 */
export const undoOfNothing: Rule = (context) => {
  const actions = context.survey.steps.flatMap(({ step }) => (step.kind === 'action' ? [step] : []));
  return [...actions.flatMap((step) => ofStep(context, step)), ...ofFailure(context, actions)];
};

function ofStep({ draft }: RuleContext, step: ActionStep): readonly Finding[] {
  const isRead = (action: string): boolean => draft.world.actions.get(action)?.impact === 'read';
  const { action, undo, undoAfterMs } = step;
  if (undo === undefined && undoAfterMs !== undefined) {
    return tell({
      summary: `Cannot undo "${action}" later because the step does not say how it is undone`,
      detail: 'Give the step an `undo`, or remove `undoAfter`',
      range: draft.sites.keyRange(step, 'undoAfter'),
    });
  }
  if (undo === undefined) return [];
  if (isRead(action)) {
    return tell({
      summary: `Cannot undo "${action}" because it changes nothing`,
      detail: 'Remove `undo`, or move it to the step that changes something',
      range: draft.sites.keyRange(step, 'undo'),
    });
  }
  if (!isRead(undo.action)) return [];
  return tell({
    summary: `Cannot undo "${action}" by "${undo.action}" because that only reads: nothing would be taken back`,
    detail: 'Name the action that takes back what the step did',
    range: draft.sites.range(step, 'undo.action'),
  });
}

/** `finally` of the playbook runs after `onFailure`: what it does is left to a roll-back of the run that has ended. */
function ofFailure({ draft }: RuleContext, actions: readonly ActionStep[]): readonly Finding[] {
  const { plan } = draft;
  if (plan.undoOnFailure !== true || draft.broken.size > 0) return [];
  const undone = actions.filter(({ undo }) => undo !== undefined);
  const after = new Set(allSteps(plan.finally));
  if (undone.some((step) => !after.has(step))) return [];
  const range = draft.sites.range(plan, 'onFailure');
  const detail = 'Give `undo` to the actions that have to be taken back, or write steps';
  if (undone.length === 0)
    return tell({ summary: 'Cannot undo on failure because no step says how it is undone', detail, range });
  const summary = 'Cannot undo on failure because only steps of `finally` say how they are undone: they run after it';
  return tell({ summary, detail, range });
}

function tell(told: Pick<Finding, 'summary' | 'detail' | 'range'>): readonly Finding[] {
  return [{ code: 'undo-of-nothing', severity: 'error', ...told }];
}
