import type { JsonObject } from '../../contracts/json.ts';
import type { Draft } from '../compile/draft.ts';
import type { TypeScope } from '../expressions/check-expression.ts';
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
  const schema = closed(Object.fromEntries(read));
  const variables = closed(vars);
  return {
    ...names,
    steps: hasUnknown ? { ...schema, additionalProperties: true } : schema,
    vars: hasUnknown ? { ...variables, additionalProperties: true } : variables,
  };
}
