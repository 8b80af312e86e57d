import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildCard, shorten } from '../../../connectors/teams/build-card.ts';
import { textsOf } from './a-flow.ts';

const FULL = {
  title: 'A title',
  text: 'One\n\nTwo',
  facts: [{ name: 'Mailboxes', value: '12' }],
  link: { title: 'Open', url: 'https://watchbill.example/runs/r-1' },
  tone: 'warning',
} as const;

test('a card shows title, facts and the lines of the text, with a button below', () => {
  expect(buildCard(FULL)).toEqual({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'A title',
    body: [
      {
        type: 'RichTextBlock',
        inlines: [{ type: 'TextRun', text: 'A title', weight: 'Bolder', size: 'Medium', color: 'Warning' }],
      },
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: 'Mailboxes: ', weight: 'Bolder' },
          { type: 'TextRun', text: '12' },
        ],
      },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'One' }] },
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Two' }] },
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://watchbill.example/runs/r-1' }],
    msteams: { width: 'Full' },
  });
});

test('a card of a title alone has nothing else', () => {
  const card = buildCard({ title: 'A title' });
  expect(textsOf(card)).toEqual(['A title']);
  expect(card).not.toHaveProperty('actions');
});

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['👩👩👩', 2, '👩…'],
  ['a\u202eb\u0007c', 9, 'a b c'],
])('of %j at most %i characters are %j', (text, max, expected) => {
  expect(shorten(text, max)).toBe(expected);
});

test('hostile text stays text: a card has text runs alone, and no address but the one of its button', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, text) => {
      const hostile = `[a](https://evil.example) <at>all</at> ${text}`;
      const card = buildCard({ title: `${title}**`, text: hostile, facts: [{ name: title, value: hostile }] });
      const types = [...JSON.stringify(card).matchAll(/"type":"(\w+)"/g)].map(([, type]) => type);
      expect(new Set(types)).toEqual(new Set(['AdaptiveCard', 'RichTextBlock', 'TextRun']));
      expect(card).not.toHaveProperty('actions');
    }),
    { numRuns: 30 },
  );
});

const SCHEMA = resolve(import.meta.dirname, '../../../../shared/fixtures/schemas/adaptive-card-1.5.0.schema.json');
const schemas = [SCHEMA].filter((file) => existsSync(file));

describe(`against ${schemas.length} schemas of the vendor`, () => {
  test('every card is one of version 1.5', () => {
    for (const file of schemas) {
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
      const ajv = new Ajv({ strict: false, validateFormats: false });
      const validate = ajv.compile({ ...schema, anyOf: undefined, $ref: '#/definitions/AdaptiveCard' });
      // What Teams adds is not in the vendor's schema of cards.
      for (const content of [FULL, { title: 'A title' }]) {
        const { msteams, ...card } = buildCard(content);
        expect(msteams).toEqual({ width: 'Full' });
        expect(validate(card) ? [] : validate.errors).toEqual([]);
      }
      expect(validate({ ...buildCard(FULL), body: [{ type: 'RichTextBlock' }] })).toBe(false);
    }
  });
});
