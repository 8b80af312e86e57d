import { Type } from 'typebox';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { byKind } from '../../../language/editor-schema/by-kind.ts';
import { Flag, Text, closed } from '../../../language/schema/atoms.ts';

const COMMON = { id: Type.Optional(Text) };

function validatorOf(common: typeof COMMON | Record<string, never>) {
  const definitions = byKind({
    name: 'thing',
    kinds: { go: closed({ ...common, go: Text, fast: Type.Optional(Flag) }), halt: closed({ ...common, halt: Text }) },
    common,
    description: 'A thing',
  });
  const validate = new Ajv({ strict: false }).compile({ $ref: '#/definitions/thing', definitions });
  return { definitions, fits: (value: unknown) => validate(value) };
}

test('one key says the kind, beside keys of that kind and of all', () => {
  const { fits } = validatorOf(COMMON);
  expect(fits({ go: 'a', fast: true, id: 'x' })).toBe(true);
  expect(fits({ halt: 'a', id: 'x' })).toBe(true);
  expect(fits({ halt: 'a', fast: true })).toBe(false);
  expect(fits({ go: 'a', halt: 'a' })).toBe(false);
  expect(fits({ gone: 'a' })).toBe(false);
  expect(fits({ id: 'x' })).toBe(false);
  expect(fits({})).toBe(false);
  expect(fits('go')).toBe(false);
});

test('there may be no keys that all kinds have', () => {
  const { fits } = validatorOf({});
  expect(fits({ go: 'a' })).toBe(true);
  expect(fits({})).toBe(false);
  expect(fits({ id: 'x' })).toBe(false);
});

test('keys that all kinds have stand in the file once', () => {
  const { definitions } = validatorOf(COMMON);
  expect(definitions['thing-go']).toMatchObject({
    title: 'go',
    properties: { id: { $ref: '#/definitions/thing-keys/properties/id' } },
  });
});
