import type { Finding } from '../finding.ts';
import type { Rule } from './rule.ts';

/** Reads have nothing to take back; `onFailure: undo` and `undoAfter` need a step that says how it is undone. */
export const undoOfNothing: Rule = ({ draft, survey }) => {
  const actions = survey.steps.flatMap(({ step }) => (step.kind === 'action' ? [step] : []));
  const reads = actions.flatMap((step): readonly Finding[] => {
    if (step.undo === undefined || draft.world.actions.get(step.action)?.impact !== 'read') return [];
    return [
      {
        code: 'undo-of-nothing',
        severity: 'error',
        summary: `Cannot undo "${step.action}" because it changes nothing`,
        detail: 'Remove `undo`, or move it to the step that changes something',
        range: draft.sites.keyRange(step, 'undo'),
      },
    ];
  });
  const unsaid = actions.flatMap((step): readonly Finding[] => {
    if (step.undoAfterMs === undefined || step.undo !== undefined) return [];
    return [
      {
        code: 'undo-of-nothing',
        severity: 'error',
        summary: `Cannot undo "${step.action}" later because the step does not say how it is undone`,
        detail: 'Give the step an `undo`, or remove `undoAfter`',
        range: draft.sites.keyRange(step, 'undoAfter'),
      },
    ];
  });
  const isAsked = draft.plan.undoOnFailure === true && draft.broken.size === 0;
  if (!isAsked || actions.some(({ undo }) => undo !== undefined)) return [...reads, ...unsaid];
  return [
    ...reads,
    ...unsaid,
    {
      code: 'undo-of-nothing',
      severity: 'error',
      summary: 'Cannot undo on failure because no step says how it is undone',
      detail: 'Give `undo` to the actions that have to be taken back, or write steps',
      range: draft.sites.range(draft.plan, 'onFailure'),
    },
  ];
};
