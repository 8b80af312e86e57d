import { expect, test } from 'vitest';
import { schemaFields } from '../../../language/explain/schema-fields.ts';

const field = { isRequired: false, isPersonal: false, meaning: '' };

test('members are told with those of the objects in them', () => {
  const schema = {
    type: 'object',
    properties: {
      owner: { type: 'object', properties: { mail: { type: 'string', 'x-personal': true } }, required: ['mail'] },
      devices: {
        type: 'array',
        description: 'What was found',
        items: { type: 'object', properties: { seen: { type: 'string', format: 'date-time' } } },
      },
    },
    required: ['devices'],
  };
  expect(schemaFields(schema)).toEqual([
    { ...field, name: 'owner', kind: 'object' },
    { ...field, name: 'owner.mail', kind: 'string', isRequired: true, isPersonal: true },
    { ...field, name: 'devices', kind: 'list of object', isRequired: true, meaning: 'What was found' },
    { ...field, name: 'devices[].seen', kind: 'moment' },
  ]);
});

test.each([
  [{ type: 'integer' }, 'integer'],
  [{ type: ['string', 'null'] }, 'string or null'],
  [{ enum: ['low', 'high'] }, 'one of «low», «high»'],
  [{ type: 'array' }, 'list of anything'],
  [{ type: 'array', items: { type: 'array', items: { type: 'number' } } }, 'list of list of number'],
  [{}, 'anything'],
])('%j is told as %s', (schema, kind) => {
  expect(schemaFields({ properties: { it: schema } })).toEqual([{ ...field, name: 'it', kind }]);
});

test('a list of personal texts is personal, and an object without members has none', () => {
  const [items, mails] = [{ type: 'string', 'x-personal': true }, { type: 'string' }];
  for (const list of [
    { type: 'array', items },
    { type: 'array', items: mails, 'x-personal': true },
  ])
    expect(schemaFields({ properties: { mails: list } })).toEqual([
      { ...field, name: 'mails', kind: 'list of string', isPersonal: true },
    ]);
  expect(schemaFields({ type: 'object' })).toEqual([]);
});
