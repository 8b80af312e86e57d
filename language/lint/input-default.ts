import type { Json } from '../../contracts/json.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { literalFix } from '../schema/literal-fix.ts';
import { locate } from '../schema/locate.ts';
import { literalProblem } from './literal-problem.ts';
import type { Rule } from './rule.ts';

/** Defaults that their own input would refuse. */
export const inputDefault: Rule = ({ draft }) =>
  Object.entries(draft.plan.inputs).flatMap(([name, input]) => {
    const problem = input.default === undefined ? undefined : literalProblem(input.default, input.schema);
    if (problem === undefined) return [];
    const key = `${name}.default`;
    const { node } = locate(draft.sites.node(draft.plan.inputs, key), problem.path);
    return [
      {
        code: 'input-default',
        severity: 'error',
        summary: `Cannot use the default of "${name}" because it must be ${problem.expected}: found ${shown(problem.found)}`,
        detail: 'Change the default or the type of the input',
        range: draft.sites.range(draft.plan.inputs, key),
        ...(problem.schema?.['type'] === 'boolean' ? literalFix(node, { fits: isBoolean }) : {}),
      },
    ];
  });

/** Of a number in quotes the type may be what is wrong; a «yes» under a boolean has one meaning. */
function isBoolean(value: Json): boolean {
  return typeof value === 'boolean';
}
