import { shown } from '../schema/explain-shape-error.ts';
import { literalProblem } from './literal-problem.ts';
import type { Rule } from './rule.ts';

/** Defaults that their own input would refuse. */
export const inputDefault: Rule = ({ draft }) =>
  Object.entries(draft.plan.inputs).flatMap(([name, input]) => {
    const problem = input.default === undefined ? undefined : literalProblem(input.default, input.schema);
    if (problem === undefined) return [];
    return [
      {
        code: 'input-default',
        severity: 'error',
        summary: `Cannot use the default of "${name}" because it must be ${problem.expected}: found ${shown(problem.found)}`,
        detail: 'Change the default or the type of the input',
        range: draft.sites.range(draft.plan.inputs, `${name}.default`),
      },
    ];
  });
