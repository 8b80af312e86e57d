import type { JsonObject } from '../../contracts/json.ts';
import { checkAnswers, type CheckedAnswers } from './check-answers.ts';
import type { InputSpec } from './plan.ts';
import { schemaOfInputs } from './schema-of-inputs.ts';

/** What was sent to a webhook compared with what it takes, defaults filled in; a sentence about each misfit. */
export function checkBody(specs: Readonly<Record<string, InputSpec>>, sent: JsonObject): CheckedAnswers {
  const defaults = Object.entries(specs).flatMap(([name, spec]) =>
    spec.default === undefined ? [] : [[name, spec.default] as const],
  );
  return checkAnswers(schemaOfInputs(specs), { ...Object.fromEntries(defaults), ...sent }, { isPartial: false });
}
