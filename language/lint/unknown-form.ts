import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';
import { writtenForm } from './written-form.ts';

/** Forms that no document describes. */
export const unknownForm: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    const { forms } = draft.world;
    if (step.kind !== 'task' || forms === undefined) return [];
    const node = writtenForm(draft, step);
    if (node?.kind !== 'scalar' || forms.has(String(node.value))) return [];
    const name = String(node.value);
    return [
      {
        code: 'unknown-form',
        severity: 'error',
        summary: `Cannot find the form "${name}": no document describes it`,
        detail: 'Correct the name, add a document of kind Form, or write the fields here',
        range: node.range,
        ...didYouMean(name, forms.keys()),
      },
    ];
  });
