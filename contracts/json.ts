import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export type Sha256 = string;

/**
 * Canonical JSON: keys sorted by UTF-16 code unit, no white space, members that are undefined left out.
 * Equal values give equal text, so that a hash of it names the value.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as Readonly<Record<string, Json | undefined>>;
  let members = '';
  for (const key of Object.keys(object).sort()) {
    const member = object[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** SHA-256 of a text in UTF-8. */
export function sha256Hex(text: string): Sha256 {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The hash that names a value: SHA-256 of its canonical JSON. Binds plans, approvals and audit entries. */
export function digest(value: Json): Sha256 {
  return sha256Hex(canonicalJson(value));
}

/** Size of a value as canonical JSON in UTF-8, in bytes: what limits count. */
export function jsonBytes(value: Json): number {
  return utf8ToBytes(canonicalJson(value)).length;
}
