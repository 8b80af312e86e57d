import type { JsonObject } from '../contracts/json.ts';
import type { Frame } from './journal.ts';
import { innerSteps } from './settle-step.ts';

/** What the steps of a loop's turn put out, by id: only those that are read later. */
export function turnOutputs(turn: Frame): JsonObject {
  const views = Object.entries(innerSteps(turn));
  return Object.fromEntries(
    views.flatMap(([id, view]) => (view['output'] === undefined ? [] : [[id, view['output']]])),
  );
}
