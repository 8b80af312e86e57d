import type { Cel, Step, Value } from '../plan/plan.ts';
import type { RuleContext } from './rule.ts';

/** A path that a value comes from: it begins with a name that is neither a loop's nor a variable's. */
export interface TracedPath {
  readonly path: readonly string[];
  /** Whether it was joined with other text on its way. */
  readonly isJoined: boolean;
}

/** Where a value is read, and how expressions are read on the way. */
export interface TracedFrom {
  readonly cel: Cel;
  /** Steps around the place of the expression, for the names of their loops. */
  readonly around: readonly Step[];
  /** The paths that an expression hands on. */
  readonly read: (cel: Cel) => readonly (readonly string[])[];
}

/** Follows a value back through loops and variables to the paths that it comes from. */
export function traceBack(context: RuleContext, from: TracedFrom): readonly TracedPath[] {
  const places = startsIn(from, { value: { cel: from.cel }, around: from.around, isJoined: false, rest: [] });
  const found: TracedPath[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < Math.min(places.length, PLACES_MAX); at += 1) {
    const place = places[at] as Place; // at is below its length
    const key = JSON.stringify([place.path, place.isJoined, place.around.at(-1)?.id]);
    if (seen.has(key)) continue;
    seen.add(key);
    const before = stepBack(context, place);
    if (before === undefined) found.push({ path: place.path, isJoined: place.isJoined });
    else places.push(...before.flatMap((written) => startsIn(from, written)));
  }
  return found;
}

/** Places looked at for one value, at most: variables may be made of each other. */
const PLACES_MAX = 200;

/** A path at its place. */
interface Place extends TracedPath {
  readonly around: readonly Step[];
}

/** A value as it was written, and the members below it that are asked about. */
interface Written {
  readonly value: Value;
  readonly around: readonly Step[];
  readonly isJoined: boolean;
  readonly rest: readonly string[];
}

/** The values that the first name of a path stands for; undefined where it is neither a loop's nor a variable's. */
function stepBack({ survey }: RuleContext, { path, isJoined, around }: Place): readonly Written[] | undefined {
  const [root, name = '', ...members] = path;
  const at = around.findLastIndex((step) => step.kind === 'forEach' && step.as === root);
  const loop = around[at];
  if (loop?.kind === 'forEach')
    return [{ value: { cel: loop.in }, around: around.slice(0, at), isJoined, rest: ['*', ...path.slice(1)] }];
  if (root !== 'vars') return undefined;
  return survey.steps.flatMap(({ step, parents }) => {
    const value = step.kind === 'set' ? step.set[name] : undefined;
    return value === undefined ? [] : [{ value, around: parents, isJoined, rest: members }];
  });
}

function startsIn(from: TracedFrom, { value, around, isJoined, rest }: Written): Place[] {
  const inside = (inner: Value, more: Partial<Written> = {}): Place[] =>
    startsIn(from, { value: inner, around, isJoined, rest, ...more });
  if ('cel' in value) return from.read(value.cel).map((path) => ({ path: [...path, ...rest], isJoined, around }));
  if ('text' in value)
    return value.text.flatMap((part) => (typeof part === 'string' ? [] : inside(part, { isJoined: true })));
  const [first, ...others] = rest;
  if ('list' in value) return value.list.flatMap((item) => inside(item, { rest: others }));
  if (!('map' in value)) return [];
  const members = Object.entries(value.map).filter(([name]) => first === undefined || first === '*' || first === name);
  return members.flatMap(([, member]) => inside(member, { rest: others }));
}
