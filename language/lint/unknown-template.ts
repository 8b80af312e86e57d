import { didYouMean } from '../suggest.ts';
import { isContentClear } from './notify-content.ts';
import type { Rule } from './rule.ts';

/** Messages by a template that no document describes. */
export const unknownTemplate: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const { templates } = draft.world;
    if (step.kind !== 'notify' || !('template' in step.content) || templates === undefined) return [];
    const { template } = step.content;
    if (templates.has(template) || !isContentClear(draft, step)) return [];
    return [
      {
        code: 'unknown-template',
        severity: 'error',
        summary: `Cannot find the template "${template}": no document describes it`,
        detail: 'Correct the name, or add a document of kind Template',
        range: draft.sites.range(step, 'notify.template'),
        ...didYouMean(template, templates.keys()),
      },
    ];
  });
