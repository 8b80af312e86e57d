import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../contracts/json.ts';
import { actionInputs, actionStep } from '../../../language/editor-schema/action-inputs.ts';
import type { ActionSignature } from '../../../language/schema/action-signature.ts';
import { SPEC_WORLD } from '../../spec/actions.ts';

const LIST: JsonObject = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };

function anAction(name: string, input: JsonObject): readonly [string, ActionSignature] {
  const [known] = SPEC_WORLD.actions.values();
  return [name, { ...(known as ActionSignature), name, version: 3, summary: 'Does it', input }];
}

const ACTIONS = new Map([
  anAction('host.find', { type: 'object', properties: {}, additionalProperties: false }),
  anAction('host.close', {
    type: 'object',
    properties: {
      count: { type: 'integer', default: 1, description: 'How many' },
      hosts: LIST,
      word: { enum: ['a', 'b'] },
      anything: {},
    },
    required: ['count'],
    additionalProperties: false,
  }),
  anAction('host.any', { type: 'object' }),
]);

const STEP = {
  type: 'object',
  properties: {
    action: { type: 'string', pattern: '^x$', description: 'Calls an action.', errorMessage: 'Write it' },
    with: { type: 'object', description: 'Its inputs.' },
  },
  required: ['action'],
  additionalProperties: false,
};

const validate = new Ajv({ strict: false }).compile({
  ...actionStep(STEP, ACTIONS),
  definitions: actionInputs(ACTIONS),
});

test.each([
  ['the inputs of the action', { action: 'host.close', with: { count: 1, word: 'a', anything: [] } }, true],
  [
    'an expression for a number, a word, a list and an item',
    { action: 'host.close', with: { count: '${{ a }}', word: '${{ b }}', hosts: '${{ c }}' } },
    true,
  ],
  [
    'an expression deep inside',
    { action: 'host.close', with: { count: 1, hosts: [{ id: '${{ a }}' }, '${{ b }}'] } },
    true,
  ],
  ['another text for a number', { action: 'host.close', with: { count: 'many' } }, false],
  ['another text deep inside', { action: 'host.close', with: { count: 1, hosts: [{ id: 'a' }] } }, false],
  ['an unknown word', { action: 'host.close', with: { count: 1, word: 'c' } }, false],
  ['an unknown input', { action: 'host.close', with: { count: 1, cuont: 1 } }, false],
  ['an input of another action', { action: 'host.find', with: { count: 1 } }, false],
  ['no inputs where one is required', { action: 'host.close' }, false],
  ['no inputs where none is required', { action: 'host.find' }, true],
  ['any input where any is taken', { action: 'host.any', with: { a: 1 } }, true],
  ['the newest version by its number', { action: 'host.close@3', with: { count: 1 } }, true],
  ['the inputs of the action also at a version', { action: 'host.close@3', with: { cuont: 1 } }, false],
  ['a version that there is not', { action: 'host.find@2' }, false],
  ['an unknown action', { action: 'host.fnid' }, false],
])('%s', (_what, step, fits) => {
  expect(validate(step)).toBe(fits);
});

test('an input says what it is, once', () => {
  const inputs = actionInputs(ACTIONS)['with-host.close'];
  expect(inputs).toMatchObject({
    title: 'host.close',
    description: 'Inputs of `host.close`. Does it.',
    properties: {
      count: { description: 'How many', default: 1, anyOf: [{ title: 'integer' }, { title: 'expression' }] },
      word: { description: 'Any value', anyOf: [{ title: 'value', enum: ['a', 'b'] }, { title: 'expression' }] },
      anything: { description: 'Any value' },
    },
  });
});
