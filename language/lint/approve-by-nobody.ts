import type { Rule } from './rule.ts';

/** Approvals that nobody can give. */
export const approveByNobody: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'approve') return [];
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
  });
