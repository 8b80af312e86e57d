import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { checkInput } from '../../actions/check-input.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { ActionSignature } from '../../language/schema/action-signature.ts';

const messageOf = (action: ActionSignature, input: JsonObject): string | undefined => {
  const failure = checkInput(action, input);
  if (failure !== undefined) expect(failure.code).toBe('invalid-input');
  return failure?.message.replace(
    /^Cannot call action "[a-z._]+" because (.*)\. Convert, shorten or leave out .*$/s,
    '$1',
  );
};

describe.each(CATALOGUE.map((action) => [`${action.name}@${action.version}`, action] as const))('%s', (_, action) => {
  test('is called with its example', () => {
    expect(checkInput(action, action.example.input)).toBeUndefined();
    expect(checkInput(action, action.example.input)).toBeUndefined();
  });

  test('is not called with a member that it does not know', () => {
    const message = messageOf(action, { ...action.example.input, colour: 'red' });
    expect(message).toMatch(/^its input takes only "[a-z0-9_", ]+: found "colour"$/);
  });
});

const action: ActionSignature = {
  ...(CATALOGUE[0] as ActionSignature),
  name: 'trial.call',
  input: {
    type: 'object',
    properties: {
      title: { type: 'string', minLength: 2, maxLength: 4 },
      word: { type: 'string', enum: ['low', 'high'] },
      count: { type: 'integer', minimum: 1, maximum: 9 },
      step: { type: 'number', multipleOf: 5 },
      name: { type: 'string', pattern: '^[a-z]+$' },
      at: { type: 'string', format: 'date-time' },
      people: {
        type: 'array',
        maxItems: 2,
        items: {
          type: 'object',
          properties: { mail: { type: 'string' }, 'a/b~c': { type: 'string' } },
          required: ['mail'],
          additionalProperties: false,
        },
      },
      none: { type: 'object', additionalProperties: false },
      either: { oneOf: [{ type: 'string' }, { type: 'boolean' }] },
    },
    oneOf: [{ required: ['title'] }, { required: ['name'] }],
    additionalProperties: false,
  },
};

describe('an input is compared with the schema of its action', () => {
  test.each<readonly [JsonObject, string | undefined]>([
    [{ title: 'ab' }, undefined],
    [{ title: 'abcd' }, undefined],
    [{ title: 'a' }, '"title" must have 2 characters or more: found a text of 1 characters'],
    [{ title: 'abcde' }, '"title" must have 4 characters at most: found a text of 5 characters'],
    [{ title: 7 }, '"title" must be of type string: found a number'],
    [{ title: null }, '"title" must be of type string: found null'],
    [{ title: ['a', 'b'] }, '"title" must be of type string: found a list of 2'],
    [{ title: {} }, '"title" must be of type string: found an object'],
    [{ title: true }, '"title" must be of type string: found true or false'],
    [{ title: 'ab', word: 'low' }, undefined],
    [{ title: 'ab', word: 'worst' }, '"word" must be one of "low", "high": found a text of 5 characters'],
    [{ title: 'ab', count: 1 }, undefined],
    [{ title: 'ab', count: 9 }, undefined],
    [{ title: 'ab', count: 0 }, '"count" must be 1 or more: found a number'],
    [{ title: 'ab', count: 10 }, '"count" must be 9 at most: found a number'],
    [{ title: 'ab', count: 1.5 }, '"count" must be of type integer: found a number'],
    [{ title: 'ab', step: 7 }, '"step" must be multiple of 5: found a number'],
    [{ name: 'abc' }, undefined],
    [{ name: 'ABC' }, '"name" must match the pattern ^[a-z]+$: found a text of 3 characters'],
    [{ title: 'ab', at: 'yesterday' }, undefined],
    [{ title: 'ab', people: [{ mail: 'ada@soc.example' }] }, undefined],
    [{ title: 'ab', people: [{ mail: 'ada@soc.example' }, {}] }, '"people.1.mail" is required: found nothing'],
    [{ title: 'ab', people: [{ mail: '', 'a/b~c': 1 }] }, '"people.0.a/b~c" must be of type string: found a number'],
    [{ title: 'ab', people: [{ mail: '', x: 1 }] }, '"people.0" takes only "mail", "a/b~c": found "x"'],
    [{ title: 'ab', people: [1, 2, 3] }, '"people" must not have more than 2 items: found a list of 3'],
    [{ title: 'ab', none: { x: 1 } }, '"none" takes no member: found "x"'],
    [{ title: 'ab', either: 1 }, '"either" must fit exactly one of its alternatives: found none'],
    [{}, 'its input must fit exactly one of "title", "name": found none'],
    [{ title: 'ab', name: 'abc' }, 'its input must fit exactly one of "title", "name": found several'],
  ])('%j: %s', (input, expected) => {
    expect(messageOf(action, input)).toBe(expected);
  });

  test('members of every object are not members of an input', () => {
    expect(messageOf(action, { title: 'ab', toString: 'x' })).toContain('takes only');
    expect(messageOf({ ...action, input: { type: 'object', required: ['constructor'] } }, {})).toBe(
      '"constructor" is required: found nothing',
    );
  });

  test('neither a value nor a long name stands in the message', () => {
    const secret = 'hunter2-'.repeat(20);
    for (const input of [{ title: secret }, { title: 'ab', word: secret }, { name: secret }, { title: [secret] }]) {
      expect(checkInput(action, input)?.message).not.toContain('hunter2');
    }
    expect(messageOf(action, { title: 'ab', ['x'.repeat(61)]: 1 })).toMatch(/: found "x{60}…"$/);
  });

  test('each version is compared with a schema of its own, once for all calls', () => {
    const second = { ...action, version: 2, input: { type: 'object', additionalProperties: false } };
    expect(messageOf(action, { title: 'ab' })).toBeUndefined();
    expect(messageOf(second, { title: 'ab' })).toBe('its input takes no member: found "title"');
    expect(messageOf(second, {})).toBeUndefined();
  });

  test('a schema with a word that means nothing is refused instead of passing everything', () => {
    const mistaken = { ...action, input: { type: 'object', propertys: {} } };
    expect(() => checkInput(mistaken, {})).toThrow('strict mode: unknown keyword: "propertys"');
  });
});
