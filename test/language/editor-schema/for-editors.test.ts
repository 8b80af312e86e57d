import { Type } from 'typebox';
import { describe, expect, test } from 'vitest';
import { forEditors } from '../../../language/editor-schema/for-editors.ts';
import { parseDuration, parseDurationRange } from '../../../language/schema/duration.ts';
import { Duration, Flag, InputMap, StepList, Text, about, closed, oneOf } from '../../../language/schema/atoms.ts';

test('a description is Markdown, with the default in it', () => {
  expect(forEditors(about(Flag, 'Whether `a`.', { default: false, examples: [true] }))).toEqual({
    type: 'boolean',
    description: 'Whether `a`.',
    markdownDescription: 'Whether `a`.\n\nDefault: `false`',
    default: false,
    examples: [true],
    errorMessage: 'Write «true» or «false»',
  });
  expect(forEditors(about(Text, 'Roles', { default: ['analyst'] }))['markdownDescription']).toContain('`[analyst]`');
  expect(forEditors(about(Text, 'When', { default: '24h' }))['markdownDescription']).toContain('`24h`');
});

test('items and members that are checked one by one are definitions', () => {
  expect(forEditors(StepList)).toMatchObject({ type: 'array', items: { $ref: '#/definitions/step' } });
  expect(forEditors(InputMap)).toMatchObject({ additionalProperties: { $ref: '#/definitions/input' } });
  const items = about(Type.Unsafe({ is: 'input' }), 'Type of the items.');
  expect(forEditors(items)).toMatchObject({
    description: 'Type of the items.',
    allOf: [{ $ref: '#/definitions/input' }],
  });
});

test('a mapping with any keys says what its values are', () => {
  const statuses = forEditors(Type.Record(Type.String(), oneOf('a', 'b')));
  expect(statuses).toMatchObject({ additionalProperties: { enum: ['a', 'b'], errorMessage: 'Write one of «a», «b»' } });
  expect(statuses).not.toHaveProperty('patternProperties');
});

test('words of the checker alone are not in it, and formats of others stay', () => {
  const secret = Type.Union([closed({ env: Text })], { expect: 'a reference', holdsSecret: true });
  expect(JSON.stringify(forEditors(secret))).not.toMatch(/holdsSecret|expect/);
  expect(forEditors({ type: 'string', format: 'email' })).toEqual({ type: 'string', format: 'email' });
});

test('a value that fits no member of a union is told in the words of the union', () => {
  const union = Type.Union([Duration, closed({ until: Text }), closed({ a: Text, b: Text })], {
    expect: 'this or that',
  });
  expect(forEditors(union)['anyOf']).toMatchObject([
    { errorMessage: 'Write this or that' },
    { title: 'until: …', errorMessage: 'Write this or that' },
    expect.not.objectContaining({ errorMessage: expect.anything() as string }),
  ]);
});

test('a mapping bears the name of its key', () => {
  const outer = forEditors(closed({ approve: closed({ question: Text, by: Text }) }));
  expect(outer).toMatchObject({
    properties: { approve: { title: 'approve', properties: { by: { type: 'string' } } } },
  });
});

describe('patterns agree with the checker', () => {
  const fits = (format: string, text: string) =>
    new RegExp(forEditors({ type: 'string', format })['pattern'] as string).test(text);

  test.each(['90s', '1h30m', '7d', '500ms', '1d2h3m4s5ms', '', 'm', '2 hours', '30m1h', '1.5h', '-1h'])(
    'on the duration «%s»',
    (text) => {
      expect(fits('watchbill-duration', text)).toBe(parseDuration(text) !== undefined);
    },
  );

  test.each(['10s', '2s..5m', '2s..', '..5m', '2s...5m', '2s..5m..6m', ''])('on the range «%s»', (text) => {
    expect(fits('watchbill-duration-range', text)).toBe(parseDurationRange(text) !== undefined);
  });

  test.each([
    ['watchbill-moment', '2026-11-21T09:30:00Z', true],
    ['watchbill-moment', '2026-11-21T09:30:00.123+01:00', true],
    ['watchbill-moment', '2026-11-21 09:30', false],
    ['watchbill-timezone', 'Europe/Berlin', true],
    ['watchbill-timezone', 'America/Argentina/Buenos_Aires', true],
    ['watchbill-timezone', 'Etc/GMT+5', true],
    ['watchbill-timezone', 'half past nine', false],
  ])('%s: «%s» is %s', (format, text, is) => {
    expect(fits(format, text)).toBe(is);
  });
});
