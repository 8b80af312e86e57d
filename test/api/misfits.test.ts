import { expect, test } from 'vitest';
import { compileMisfits } from '../../api/misfits.ts';

const check = compileMisfits({
  type: 'object',
  required: ['a'],
  properties: {
    a: { type: 'integer', minimum: 1 },
    b: { enum: ['p', 'q'] },
    c: { anyOf: [{ const: 'l' }, { const: 'm' }] },
    d: { type: 'array', items: { type: 'string' } },
  },
  additionalProperties: false,
});

test.each([
  [{ a: 1 }, []],
  [{ a: 0 }, ['/a must be >= 1']],
  [{}, ['must have required properties a']],
  [{ a: 1, b: 'r' }, ['/b must be one of p, q']],
  [{ a: 1, c: 'x' }, ['/c may be "l"', '/c may be "m"']],
  [{ a: 1, d: ['x', 1] }, ['/d/1 must be string']],
  [{ a: 1, z: 1 }, ['must not have additional properties: z']],
  [null, ['must be object']],
])('%j: %j', (value, misfits) => {
  expect(check(value)).toEqual(misfits);
});
