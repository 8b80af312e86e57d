import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import type { FlatStep } from './flatten-plan.ts';
import { isObject } from './json-words.ts';
import { type Paired, pairUp } from './pair-up.ts';

/**
 * Finds what became of each step. An id that an author gave names the step. Steps without one are counted by kind
 * (`wait_2`), so that a new step moves the numbers of all behind it: they are known by what they do first, then by their titles. A step that
 * only has another name is the same step.
 */
export function matchSteps(before: readonly FlatStep[], after: readonly FlatStep[]): Paired<FlatStep> {
  return pairUp(before, after, [
    (flat) => `${flat.step.id}\n${shapeOf(flat)}`,
    (flat) => (isCounted(flat.step) ? shapeOf(flat) : undefined),
    ({ step }) => (isCounted(step) ? `${step.kind}\n${step.title}` : undefined),
    ({ step }) => `${step.kind}\n${step.id}`,
    ({ step: { id: _id, title: _title, ...rest } }) => canonicalJson(rest as unknown as JsonObject),
  ]);
}

/** Whether the id is one that steps without an own id get: the kind and a number. */
export function isCounted({ id, kind }: { readonly id: string; readonly kind: string }): boolean {
  const stem = kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return id.startsWith(`${stem}_`) && /^\d+(_\d+)?$/.test(id.slice(stem.length + 1));
}

/** All that a step and the steps inside it do, whatever numbers they have. */
function shapeOf({ step }: FlatStep): string {
  return canonicalJson(withoutNumbers(step as unknown as JsonObject));
}

function withoutNumbers(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNumbers);
  if (!isObject(value)) return value;
  const { id, kind } = value;
  const isStep = typeof id === 'string' && typeof kind === 'string' && isCounted({ id, kind });
  const members = Object.entries(value).filter(([name]) => !isStep || name !== 'id');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNumbers(member)]));
}
