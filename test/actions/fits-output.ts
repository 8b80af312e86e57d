import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { ActionSignature } from '../../language/schema/action-signature.ts';
import type { Json } from '../../contracts/json.ts';

const ajv = new Ajv({ strict: false });
(addFormats as unknown as (instance: Ajv) => void)(ajv);

/** Fails the test unless an output has the type that playbooks were checked with. */
export function fitsOutput(action: ActionSignature, output: Json): void {
  const fits = ajv.compile(action.output);
  expect(fits(output), `${action.name}: ${JSON.stringify(fits.errors)}`).toBe(true);
}
