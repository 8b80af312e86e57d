import type { JsonObject } from '../../contracts/json.ts';
import { textOf } from '../compile/compile-context.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import type { Cel, Step } from '../plan/plan.ts';
import { memberOf } from '../source/source-node.ts';
import { EVENT_SCHEMAS, schemaOfTypes } from '../types/event-types.ts';
import type { RuleContext } from './rule.ts';
import { traceBack } from './trace-back.ts';

/** Where a value comes from: a member of the event that started the run. */
export interface Origin {
  /** JSON Schema of the member, as the event catalogue describes it; undefined where it does not. */
  readonly schema: JsonObject | undefined;
  /** Whether it was joined with other text on its way. */
  readonly isJoined: boolean;
}

/**
 * The members of the event that an expression hands on as they came: it is nothing but a path that leads to them, through
 * inputs, variables and loops. What a function has changed has no origin.
 *
 * @param around steps around the place of the expression, for the names of their loops.
 */
export function originsOf(context: RuleContext, cel: Cel, around: readonly Step[]): readonly Origin[] {
  const read = (source: Cel): readonly (readonly string[])[] => {
    const path = pathOf(source);
    return path === undefined ? [] : [path];
  };
  return traceBack(context, { cel, around, read }).flatMap(({ path, isJoined }) =>
    startsOf(context, path).map((origin) => ({ ...origin, isJoined: origin.isJoined || isJoined })),
  );
}

function startsOf(context: RuleContext, [root, ...rest]: readonly string[]): readonly Origin[] {
  const [name = '', ...members] = rest;
  if (root === 'event') return below([{ schema: eventSchema(context), isJoined: false }], rest);
  if (root === 'events') return below([{ schema: { items: eventSchema(context) }, isJoined: false }], rest);
  return root === 'inputs' ? ofInput(context, name, members) : [];
}

/** An input holds what its type says came from outside, and what triggers give to it. */
function ofInput({ draft }: RuleContext, name: string, members: readonly string[]): readonly Origin[] {
  const written = draft.sites.node(draft.plan.inputs, name);
  const type = textOf(memberOf(written, 'type') ?? written);
  const hasMembers = draft.plan.inputs[name]?.schema['properties'] !== undefined;
  const schema = (EVENT_SCHEMAS as Readonly<Record<string, JsonObject>>)[type];
  const typed = type === 'alert' || hasMembers ? [{ schema, isJoined: false }] : [];
  const given = draft.plan.triggers.flatMap((trigger) => {
    const value = trigger.kind === 'event' ? trigger.with[name] : undefined;
    if (trigger.kind !== 'event' || value === undefined || !('cel' in value)) return [];
    const path = pathOf(value.cel);
    if (path?.[0] !== 'event') return [];
    return below([{ schema: EVENT_SCHEMAS[trigger.event], isJoined: false }], path.slice(1));
  });
  return below([...typed, ...given], members);
}

function eventSchema({ draft }: RuleContext): JsonObject {
  return schemaOfTypes(draft.plan.triggers.flatMap((trigger) => (trigger.kind === 'event' ? [trigger.event] : [])));
}

function below(origins: readonly Origin[], path: readonly string[]): readonly Origin[] {
  return origins.map(({ schema, isJoined }) => ({ schema: path.reduce(memberSchema, schema), isJoined }));
}

/** A part of what is personal is personal. */
function memberSchema(schema: JsonObject | undefined, name: string): JsonObject | undefined {
  if (name === '*') return { ...(schema?.['items'] as JsonObject | undefined), ...markOf(schema) };
  return (schema?.['properties'] as Readonly<Record<string, JsonObject>> | undefined)?.[name];
}

function markOf(schema: JsonObject | undefined): JsonObject {
  return schema?.['x-personal'] === true ? { 'x-personal': true } : {};
}

/** The path that an expression is, if it is nothing else. */
function pathOf(cel: Cel): readonly string[] | undefined {
  const parsed = parseExpression(cel);
  const [reference] = parsed.ok ? parsed.references : [];
  return reference !== undefined && cel.trim() === reference.path.join('.') ? reference.path : undefined;
}
