import type { Rule } from './rule.ts';

/** Sections that no call can begin at: inside other steps, or of a name that another one has. */
export const sectionMisplaced: Rule = ({ draft, survey }) => {
  const seen = new Set<string>();
  return survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'do' || step.section === undefined) return [];
    const isAtTop = draft.plan.steps.includes(step);
    const isTwice = seen.has(step.section);
    if (isAtTop) seen.add(step.section);
    if (isAtTop && !isTwice) return [];
    return [
      {
        code: 'section-misplaced',
        severity: 'error',
        summary: isAtTop
          ? `Cannot name two sections "${step.section}"`
          : `Cannot begin at the section "${step.section}" because it does not stand at the top of \`steps\``,
        detail: isAtTop ? 'Give one of them another name' : 'Move the group to the top, or remove `section`',
        range: draft.sites.range(step, 'section'),
      },
    ];
  });
};
