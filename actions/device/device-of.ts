import type { JsonObject } from '../../contracts/json.ts';

/** Schema of an input that names a device. */
export const DEVICE_ID: JsonObject = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{40}$',
  description: 'Id of the device in Defender for Endpoint',
};

/** Schema of an input that says why a device is dealt with. */
export const COMMENT: JsonObject = {
  type: 'string',
  minLength: 1,
  maxLength: 1_000,
  description: 'Why, for whoever looks at the device',
};

/** A text of an input, validated before; empty if it is not given. */
export function textOf(input: JsonObject, name: string): string {
  const value = input[name];
  return typeof value === 'string' ? value : '';
}

/** A whole number of an input, validated before. */
export function wholeOf(input: JsonObject, name: string): number {
  const value = input[name];
  return typeof value === 'number' ? value : 0;
}
