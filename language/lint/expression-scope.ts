import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import type { TypeScope } from '../expressions/check-expression.ts';
import { remembered } from '../expressions/remembered.ts';
import type { Reference } from '../expressions/parse-expression.ts';
import { closed } from '../types/json-schema.ts';
import { stepSchema } from '../types/step-output.ts';
import type { Use } from '../types/use.ts';

/** Types of the names in scope, in a run with `steps` and `vars`; of all steps only those that the expression reads. */
export function scopeOf(draft: Draft, use: Pick<Use, 'view'>, references: readonly Reference[]): TypeScope {
  const { names, vars, steps, isOfRun } = use.view;
  if (!isOfRun) return names;
  const read = references.flatMap(({ path }): (readonly [string, JsonObject])[] => {
    const [root, id = ''] = path;
    const seen = root === 'steps' ? steps.get(id) : undefined;
    return seen === undefined ? [] : [[id, stepSchema(draft, seen.step)]];
  });
  // Inside a step that could not be read, anything may have been meant.
  const hasUnknown = draft.broken.size > 0;
  const schema = read.length === 0 ? NO_STEPS : closed(Object.fromEntries(read));
  const variables = schemaOfVariables(vars);
  return {
    ...names,
    steps: hasUnknown ? { ...schema, additionalProperties: true } : schema,
    vars: hasUnknown ? { ...variables, additionalProperties: true } : variables,
  };
}

const NO_STEPS = closed({});

/** Steps that set nothing leave the variables as they are: their schema, and the type made of it, is the same then. */
const schemaOfVariables = remembered((vars: Use['view']['vars']) => closed(vars));
