import type { Json, JsonObject } from '../contracts/json.ts';
import type { Step } from '../language/plan/plan.ts';
import { maskOutput } from './mask-output.ts';
import { masksOf } from './masks-of.ts';

/** Characters of JSON of a loop's output that a record shows; of a longer one it has the counts. */
export const LOOP_OUTPUT_CHARACTERS_MAX = 65_536;

/** What the record of a step shows of its output. The steps of a loop have records of their own. */
export function recordedOutput(step: Step, output: Json): Json {
  const shown = maskOutput(output, masksOf(step));
  const isLoop = step.kind === 'forEach' && Array.isArray(shown);
  if (!isLoop || JSON.stringify(shown).length <= LOOP_OUTPUT_CHARACTERS_MAX) return shown;
  const entries = shown as readonly JsonObject[]; // what a loop puts out
  return countsOf(entries.length, entries.filter(({ status }) => status === 'failed').length);
}

/** What a record tells of a loop whose entries it does not show. */
export function countsOf(turns: number, failed: number): JsonObject {
  return { turns, failed };
}
