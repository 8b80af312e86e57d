import { expect, test } from 'vitest';
import { schemaOfInputs } from '../../../language/plan/schema-of-inputs.ts';

test('an input without a default is required, and no other is taken', () => {
  const host = { type: 'string' };
  const limit = { type: 'integer' };
  expect(schemaOfInputs({ host: { schema: host }, limit: { schema: limit, default: 5 } })).toEqual({
    type: 'object',
    properties: { host, limit },
    required: ['host'],
    additionalProperties: false,
  });
});
