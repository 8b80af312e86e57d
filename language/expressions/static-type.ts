import type { Kind } from './cel-value.ts';

/** Kinds of static types: those of values, and `dyn` for what only the run will tell. */
export type SimpleKind = 'dyn' | Exclude<Kind, 'list' | 'map' | 'optional'>;

/** A map whose fields are known; `rest` is the type of the others, absent where there are none. */
export interface MapType {
  readonly kind: 'map';
  readonly fields: ReadonlyMap<string, StaticType>;
  readonly rest?: StaticType;
}

/** The type of an expression before it runs. Null fits every type: JSON has it everywhere. */
export type StaticType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'list'; readonly item: StaticType }
  | { readonly kind: 'optional'; readonly value: StaticType }
  | MapType;

/** Types without parts. */
export const DYN: StaticType = { kind: 'dyn' };
export const NULL: StaticType = { kind: 'null' };
export const BOOL: StaticType = { kind: 'bool' };
export const INT: StaticType = { kind: 'int' };
export const DOUBLE: StaticType = { kind: 'double' };
export const STRING: StaticType = { kind: 'string' };
export const TIMESTAMP: StaticType = { kind: 'timestamp' };
export const DURATION: StaticType = { kind: 'duration' };
export const TYPE: StaticType = { kind: 'type' };
/** A map of which nothing is known. */
export const OPEN_MAP: StaticType = { kind: 'map', fields: new Map(), rest: DYN };

/** A list of a type. */
export function listOf(item: StaticType): StaticType {
  return { kind: 'list', item };
}

/** The type of what a list or a loop over a map gives one by one. */
export function itemOf(type: StaticType | undefined): StaticType {
  if (type?.kind === 'list') return type.item;
  return type?.kind === 'map' ? STRING : DYN;
}

/** The type as authors see it: `list<string>`. */
export function typeText(type: StaticType): string {
  if (type.kind === 'list') return type.item.kind === 'dyn' ? 'list' : `list<${typeText(type.item)}>`;
  if (type.kind === 'optional') return type.value.kind === 'dyn' ? 'optional' : `optional<${typeText(type.value)}>`;
  return type.kind;
}

/** Whether a value of the type can be of one of the kinds. */
export function canBe(type: StaticType, kinds: readonly string[]): boolean {
  return type.kind === 'dyn' || kinds.includes(type.kind);
}

/** The type of a value that is of one or the other: `dyn` where they have nothing in common. */
export function unify(left: StaticType, right: StaticType): StaticType {
  if (left.kind === 'null') return right;
  if (right.kind === 'null') return left;
  if (left.kind === 'list' && right.kind === 'list') return listOf(unify(left.item, right.item));
  if (left.kind === 'optional' && right.kind === 'optional')
    return { kind: 'optional', value: unify(left.value, right.value) };
  if (left.kind === 'map' && right.kind === 'map') return unifyMaps(left, right);
  if (left.kind === right.kind) return left;
  return isNumber(left) && isNumber(right) ? DOUBLE : DYN;
}

/** Whether it is one of the two sorts of number. */
export function isNumber(type: StaticType): boolean {
  return type.kind === 'int' || type.kind === 'double';
}

function unifyMaps(left: MapType, right: MapType): MapType {
  const fields = new Map(left.fields);
  for (const [name, type] of right.fields) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? type : unify(known, type));
  }
  const rest = left.rest ?? right.rest;
  return rest === undefined ? { kind: 'map', fields } : { kind: 'map', fields, rest };
}

/** A type with its article, for messages: `an int`. */
export function withArticleOf(type: string): string {
  if (type === 'null' || type === 'dyn') return type;
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
