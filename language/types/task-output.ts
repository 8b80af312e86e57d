import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TaskStep } from '../plan/plan.ts';
import { closed, flag, list, text, time } from './json-schema.ts';

const EVIDENCE = closed({
  sha256: text('SHA-256 of the file'),
  name: text('Name of the file'),
  note: text('What it shows; may be empty'),
});

const COMMENT = closed({ by: text('Id of the person'), at: time('When'), text: text('What they said') });

/** JSON Schema of the output of a task; of all its tasks where each team has one. */
export function taskOutput(step: TaskStep): JsonObject {
  if (!step.isForEachTeam) return closed(membersOf(step));
  const task = closed({ team: text('Name of the team that it was for at first'), ...membersOf(step) });
  return closed({ tasks: list(task, 'The task of each team, in the order of `to`') });
}

function membersOf(step: TaskStep): Readonly<Record<string, JsonObject>> {
  return {
    state: text('answered or already-in-place'),
    answers: answersOf(step),
    by: text('Id of the person who answered'),
    at: time('When they answered'),
    note: text('What they said beside the answers; may be empty'),
    evidence: list(EVIDENCE, 'The files that prove it'),
    comments: list(COMMENT, 'What people said meanwhile, in order'),
    overdue: flag('Whether it was not done when it was due'),
    signed_off_by: text('Id of the person who signed it off; empty where nobody had to'),
  };
}

/** Fields with a default are always there; what was in place before may lack any. */
function answersOf({ form, alreadyInPlace }: TaskStep): JsonObject {
  if (alreadyInPlace) return { ...form, required: [] };
  const fields = (form['properties'] ?? {}) as JsonObject; // a schema of an object by fields
  const withDefault = Object.entries(fields).flatMap(([name, field]) => (hasDefault(field) ? [name] : []));
  const required = (form['required'] ?? []) as readonly string[]; // as above
  return { ...form, required: [...new Set([...required, ...withDefault])] };
}

function hasDefault(field: Json): boolean {
  return typeof field === 'object' && field !== null && 'default' in field;
}
