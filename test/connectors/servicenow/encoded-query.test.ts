import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeQuery } from '../../../connectors/servicenow/encoded-query.ts';

test('conditions are joined and ordered', () => {
  expect(
    encodeQuery(
      [
        ['number', '=', 'INC1'],
        ['value', 'LIKE', 'a b'],
      ],
      'sys_id',
    ),
  ).toBe('number=INC1^valueLIKEa b^ORDERBYsys_id');
});

test('no value can begin another part: it is refused or stands as it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom('a^ORactive=true', 'JavaScript:x', '\u0000', 'a\nb')),
      (value) => {
        try {
          return encodeQuery([['number', '=', value]], 'sys_id').split('^').length === 2;
        } catch (error) {
          return (error as { kind?: string }).kind === 'rejected';
        }
      },
    ),
  );
});

test('no field can be anything but a name', () => {
  expect(() => encodeQuery([['a=b^c', '=', 'x']], 'sys_id')).toThrow(/Cannot search/);
});
