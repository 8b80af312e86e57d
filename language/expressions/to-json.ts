import type { Json } from '../../contracts/json.ts';
import {
  CelType,
  type CelValue,
  Duration,
  isList,
  Optional,
  type Stored,
  Timestamp,
  WholeDouble,
} from './cel-value.ts';
import { exceed, fail, whole } from './fault.ts';
import { RESULT_BYTES_MAX, VALUE_DEPTH_MAX } from './limits.ts';
import type { Meter } from './meter.ts';
import { durationText, timestampText } from './time-text.ts';

/**
 * Turns a value into plain JSON of its own. Stops with `expression-limit` above {@link RESULT_BYTES_MAX} bytes of
 * canonical JSON and {@link VALUE_DEPTH_MAX} levels, and fails on numbers that JSON cannot carry exactly.
 */
export function toJson(value: CelValue, meter?: Meter): Json {
  const writer = new Writer();
  const json = writer.write(value, 0);
  meter?.noteResult(writer.bytes);
  return json;
}

class Writer {
  #bytesLeft = RESULT_BYTES_MAX;

  get bytes(): number {
    return RESULT_BYTES_MAX - this.#bytesLeft;
  }

  write(value: Stored, depth: number): Json {
    if (depth > VALUE_DEPTH_MAX) exceed(`the result is nested deeper than ${VALUE_DEPTH_MAX} levels`);
    if (typeof value !== 'object') return this.#writePrimitive(value);
    if (value === null) return this.#text('null', null);
    if (isList(value)) return this.#writeList(value, depth);
    if (value instanceof WholeDouble) return this.#writeNumber(value.value);
    if (value instanceof Timestamp) return this.#writeText(timestampText(value));
    if (value instanceof Duration) return this.#writeText(durationText(value));
    if (value instanceof CelType) return this.#writeText(value.kind);
    if (value instanceof Optional) return this.#writeOptional(value, depth);
    return this.#writeMap(value, depth);
  }

  #writePrimitive(value: string | boolean | bigint | number): Json {
    if (typeof value === 'string') return this.#writeText(value);
    if (typeof value === 'boolean') return this.#text(String(value), value);
    return this.#writeNumber(Number(value));
  }

  #writeNumber(value: number): Json {
    if (!Number.isFinite(value)) return fail(`the result is ${value}, which is not a JSON number`);
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return fail(`the result is the number ${value}, which is not exact: beyond 2^53 use string(…)`);
    }
    return this.#text(String(value), value === 0 ? 0 : value);
  }

  #writeText(value: string): Json {
    this.#spend(value.length);
    this.#spend(utf8Length(JSON.stringify(value)) - value.length);
    return value;
  }

  #writeOptional(optional: Optional, depth: number): Json {
    if (optional.value === undefined) return fail('the result is absent. Add .orValue(…) for that case');
    return this.write(optional.value, depth + 1);
  }

  #writeList(list: readonly Stored[], depth: number): Json {
    this.#spend(2 + Math.max(0, list.length - 1));
    return list.map((item) => this.write(item, depth + 1));
  }

  #writeMap(map: Readonly<Record<string, Stored | undefined>>, depth: number): Json {
    this.#spend(2);
    const members: [string, Json][] = [];
    for (const key of Object.keys(map)) {
      const item = map[key];
      if (item === undefined) continue;
      this.#writeText(key);
      this.#spend(members.length === 0 ? 1 : 2);
      members.push([key, this.write(item, depth + 1)]);
    }
    // Defines members instead of assigning them, so that a key `__proto__` is data.
    return Object.fromEntries(members);
  }

  #text<Value extends Json>(text: string, value: Value): Value {
    this.#spend(text.length);
    return value;
  }

  #spend(bytes: number): void {
    this.#bytesLeft -= bytes;
    if (this.#bytesLeft < 0)
      exceed(`the result is larger than ${whole(RESULT_BYTES_MAX)} bytes. Select only what is needed`);
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) bytes++;
    // A surrogate pair is two units and four bytes; any other unit from here on is three bytes.
    if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) bytes++;
  }
  return bytes;
}
