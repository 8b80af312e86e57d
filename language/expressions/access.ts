import { aKind, type CelMap, type CelValue, isList, isMap, member, Optional, type Stored, take } from './cel-value.ts';
import { fail, Fault } from './fault.ts';
import { nearestName } from './nearest-name.ts';

const NONE = new Optional(undefined);
/** How a step that has not begun looks. */
const PENDING: CelMap = { status: 'pending' };

/** Reads `target.field` or `target["field"]`; what is not there is a fault, on an optional it is none. */
export function readField(target: CelValue, field: string, path: string): CelValue {
  if (target instanceof Optional) return readOptionally(target, field);
  if (!isMap(target)) return failAccess(target, field, path);
  const value = member(target, field);
  return value === undefined ? failMissing(target, field, path) : value;
}

/** Reads `target.?field`. */
export function readFieldOptionally(target: CelValue, field: string, path: string): CelValue {
  if (target instanceof Optional) return readOptionally(target, field);
  if (target === null) return NONE;
  if (!isMap(target)) return failAccess(target, field, path);
  return new Optional(member(target, field));
}

/** Reads a step out of `steps`: one that has not begun is pending, whether the engine lists it or not. */
export function readStep(steps: CelValue, id: string, path: string): CelValue {
  return isMap(steps) ? (member(steps, id) ?? PENDING) : readField(steps, id, path);
}

/** Reads `steps.<id>.output`: without one, the fault is `no-output`. */
export function readOutput(step: CelValue, id: string, path: string): CelValue {
  if (!isMap(step)) return readField(step, 'output', path);
  const output = member(step, 'output');
  if (output !== undefined) return output;
  const status = member(step, 'status');
  const found = typeof status === 'string' ? `its status is "${status}"` : 'it has no status';
  throw new Fault(
    'no-output',
    () =>
      `step "${id}" has no output, ${found}. Test \`steps.${id}.status == "succeeded"\` first, or read \`steps.${id}.?output\` with .orValue(…)`,
  );
}

/** Reads `target[index]`. */
export function readIndex(target: CelValue, index: CelValue, path: string): CelValue {
  if (typeof index === 'string') return readField(target, index, path);
  if (target instanceof Optional)
    return target.value === undefined ? NONE : readIndexOptionally(target.value, index, path);
  const value = itemAt(target, index, path);
  if (value !== undefined) return value;
  return fail(`"${path}" has no item ${Number(index)}. Test its size first, or write \`[?…].orValue(…)\``);
}

/** Reads `target[?index]`. */
export function readIndexOptionally(target: CelValue, index: CelValue, path: string): CelValue {
  if (typeof index === 'string') return readFieldOptionally(target, index, path);
  if (target instanceof Optional) return readIndex(target, index, path);
  return new Optional(itemAt(target, index, path));
}

/** Whether `target` has a field: `has(target.field)`. */
export function hasField(target: CelValue, field: string, path: string): boolean {
  const found = readFieldOptionally(target, field, path);
  return found instanceof Optional && found.value !== undefined;
}

function readOptionally(target: Optional, field: string): Optional {
  const { value } = target;
  return value !== undefined && isMap(value) ? new Optional(member(value, field)) : NONE;
}

function itemAt(target: CelValue, index: CelValue, path: string): CelValue | undefined {
  if (!isList(target)) return fail(`"${path}" is ${aKind(target)}, so it has no item by ${aKind(index)}`);
  const at = typeof index === 'bigint' || typeof index === 'number' ? Number(index) : NaN;
  if (!Number.isInteger(at)) return fail(`an item of "${path}" is read by a whole number, not by ${aKind(index)}`);
  const item: Stored | undefined = target[at];
  return item === undefined ? undefined : take(item);
}

function failMissing(target: CelMap, field: string, path: string): never {
  const nearest = nearestName(field, Object.keys(target));
  const suggestion = nearest === undefined ? '' : `. Did you mean "${nearest}"?`;
  return fail(
    `"${path}" has no field "${field}"${suggestion || `. If it may be missing, write \`.?${field}.orValue(…)\``}`,
  );
}

function failAccess(target: CelValue, field: string, path: string): never {
  const hint = target === null ? `. If it may be null, write \`.?${field}.orValue(…)\`` : '';
  return fail(`"${path}" is ${aKind(target)}, so it has no field "${field}"${hint}`);
}
