import type { Json, JsonObject } from '../../contracts/json.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { isObject } from './json-words.ts';

/** A list of steps, by what leads to it inside its step or, for outermost lists, inside the plan. */
export interface Slot {
  /** With places in lists as numbers: `cases.0.steps`. */
  readonly byPlace: string;
  /** With the names of what stands in lists: `branches.mails.steps`. */
  readonly byName: string;
}

/** A step, without the steps inside it, and where it stands. */
export interface FlatStep {
  readonly step: Step;
  /** What it has itself: no `id`, and lists of steps emptied. */
  readonly own: JsonObject;
  /** Id of the step that it stands in; null for outermost steps. */
  readonly parent: string | null;
  readonly slot: Slot;
  /** Its place in the list, from 0. */
  readonly index: number;
}

/** A plan in pieces. */
export interface FlatPlan {
  /** Outer ones first, in the order of the plan. */
  readonly steps: readonly FlatStep[];
  /** The plan with all lists of steps emptied. */
  readonly rest: JsonObject;
}

/**
 * Takes a plan apart. A list of steps is known by its items wherever it stands, so that a step kind needs no entry here.
 */
export function flattenPlan(plan: Plan): FlatPlan {
  const steps: FlatStep[] = [];
  // A plan is JSON by construction; its type does not say so.
  const rest = emptied(plan as unknown as JsonObject, null, steps);
  return { steps, rest };
}

function emptied(of: JsonObject, parent: string | null, found: FlatStep[]): JsonObject {
  const empty = (value: Json, slot: Slot): Json => {
    if (isStepList(value)) {
      for (const [index, step] of stepsOf(value).entries()) gather(step, { parent, slot, index }, found);
      return [];
    }
    if (Array.isArray(value)) {
      return namesOf(value).map(([item, name], index) => empty(item, below(slot, String(index), name)));
    }
    return isObject(value) ? members(value, slot) : value;
  };
  const members = (object: JsonObject, slot: Slot | undefined): JsonObject =>
    Object.fromEntries(Object.entries(object).map(([name, value]) => [name, empty(value, below(slot, name, name))]));
  return members(of, undefined);
}

function gather(step: Step, place: Pick<FlatStep, 'parent' | 'slot' | 'index'>, found: FlatStep[]): void {
  const inside: FlatStep[] = [];
  const { id: _id, ...own } = emptied(step as unknown as JsonObject, step.id, inside);
  found.push({ step, own, ...place }, ...inside);
}

function isStepList(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item: Json) => isObject(item) && 'id' in item && 'kind' in item && 'keepOutput' in item)
  );
}

function below(slot: Slot | undefined, place: string, name: string): Slot {
  if (slot === undefined) return { byPlace: place, byName: name };
  return { byPlace: `${slot.byPlace}.${place}`, byName: `${slot.byName}.${name}` };
}

/** The test before has looked at the shape. */
function stepsOf(list: Json): readonly Step[] {
  return list as unknown as readonly Step[];
}

/** What each item is called: its name or its condition, else its place; a number behind it where several are the same. */
function namesOf(items: readonly Json[]): readonly (readonly [item: Json, name: string])[] {
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const { name, when } = isObject(item) ? item : {};
    const called = String([name, when].find((one) => typeof one === 'string') ?? index);
    const count = (seen.get(called) ?? 0) + 1;
    seen.set(called, count);
    return [item, count === 1 ? called : `${called} (${count})`];
  });
}
