import { expect, test } from 'vitest';
import { renderValue, renderValues } from '../../../language/expressions/render-value.ts';

const scope = {
  event: { title: 'Invoice', users: ['eve'], score: 7, ratio: 0.5, parent: null, open: true, big: 'é'.repeat(20_000) },
};
const failing = { cel: 'event.titel' };

test('a lone expression keeps the type of its result', () => {
  expect(renderValue({ cel: 'event.users' }, scope)).toEqual({ ok: true, value: ['eve'] });
});

test('a literal stays what it is, braces and all', () => {
  expect(renderValue({ lit: { a: ['${{ x }}', null] } }, scope)).toEqual({
    ok: true,
    value: { a: ['${{ x }}', null] },
  });
});

test('text and expressions are joined as text: null is nothing, lists and maps are JSON', () => {
  const text = [
    'A ',
    { cel: 'event.title' },
    '|',
    { cel: 'event.parent' },
    '|',
    { cel: 'event.users' },
    '|',
    { cel: '{"a": 1}' },
    '|',
    { cel: 'event.score' },
  ];
  const more = ['|', { cel: 'event.ratio' }, '|', { cel: 'event.open' }];
  expect(renderValue({ text: [...text, ...more] }, scope)).toEqual({
    ok: true,
    value: 'A Invoice||["eve"]|{"a":1}|7|0.5|true',
  });
});

test('lists and maps are rendered in depth, a member "__proto__" too', () => {
  const map = Object.fromEntries([['__proto__', { cel: 'event.score' }]]);
  const rendered = renderValue({ map: { list: { list: [{ lit: 1 }, { cel: 'event.score' }] }, map: { map } } }, scope);
  expect(JSON.stringify(rendered)).toBe('{"ok":true,"value":{"list":[1,7],"map":{"__proto__":7}}}');
});

test('the first failure ends it, wherever it is', () => {
  const failure = { ok: false, failure: { code: 'expression-failed' } };
  expect(renderValue(failing, scope)).toMatchObject(failure);
  expect(renderValue({ text: ['a', failing] }, scope)).toMatchObject(failure);
  expect(renderValue({ list: [failing] }, scope)).toMatchObject(failure);
  expect(renderValues({ a: { lit: 1 }, b: failing }, scope)).toMatchObject(failure);
});

test('a joined text has at most 65,536 bytes in UTF-8', () => {
  const full = { text: [{ cel: 'event.big' }, 'a'.repeat(25_536)] };
  expect(renderValue(full, scope)).toMatchObject({ ok: true });
  expect(renderValue({ text: [...full.text, 'a'] }, scope)).toEqual({
    ok: false,
    failure: {
      code: 'expression-limit',
      message: 'Cannot join a text because it would have 65,537 bytes: the limit is 65,536. Put less into it',
    },
  });
});
