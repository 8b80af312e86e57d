import type { Rule } from './rule.ts';

/** Ids that two steps have: a path would mean both of them. */
export const duplicateId: Rule = ({ draft, survey }) => {
  const seen = new Set<string>();
  return survey.steps.flatMap(({ step }) => {
    if (!draft.named.has(step)) return [];
    const isFirst = !seen.has(step.id);
    seen.add(step.id);
    if (isFirst) return [];
    return [
      {
        code: 'duplicate-id',
        severity: 'error',
        summary: `Cannot use the id "${step.id}" twice: an earlier step has it`,
        detail: 'Ids are unique in the whole playbook, inside branches and loops too: choose another one',
        range: draft.sites.range(step, 'id'),
      },
    ];
  });
};
