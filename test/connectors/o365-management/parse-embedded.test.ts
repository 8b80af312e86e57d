import { describe, expect, test } from 'vitest';
import {
  NODES_MAX,
  parseEmbedded,
  parseEmbeddedList,
  resolveReferences,
} from '../../../connectors/o365-management/parse-embedded.ts';

describe('JSON in a text', () => {
  test('is parsed, also in lists, and what was parsed already stays', () => {
    expect(parseEmbeddedList(['{"a":1}', { b: 2 }, '[{"c":3}]'])).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
    expect([parseEmbedded('{"a":1}'), parseEmbedded(null), parseEmbedded(''), parseEmbedded(undefined)]).toEqual([
      { a: 1 },
      {},
      {},
      {},
    ]);
    expect(parseEmbedded('[{"a":1},{"b":2}]')).toEqual({ items: [{ a: 1 }, { b: 2 }] });
  });

  test('F20: that is none stands as text', () => {
    expect(parseEmbeddedList(['{broken', '7'])).toEqual([{ text: '{broken' }, { text: 7 }]);
  });
});

describe('references', () => {
  test('are replaced by what they name, wherever it stands', () => {
    expect(resolveReferences({ first: { $ref: '2' }, list: [{ $id: '2', name: 'x' }] })).toEqual({
      first: { name: 'x' },
      list: [{ name: 'x' }],
    });
  });

  test('that name nothing stay', () => {
    expect(resolveReferences({ a: { $ref: '9' } })).toEqual({ a: { $ref: '9' } });
  });

  test('in a circle end where the circle closes', () => {
    const circle = { $id: '1', child: { $id: '2', parent: { $ref: '1' } }, self: { $ref: '1' } };
    expect(resolveReferences(circle)).toEqual({ child: { parent: { $ref: '1' } }, self: { $ref: '1' } });
  });

  test('that would grow without end are cut at a number of nodes', () => {
    const levels = Array.from({ length: 40 }, (_, at) => ({
      $id: String(at),
      a: { $ref: String(at + 1) },
      b: { $ref: String(at + 1) },
    }));
    const started = Date.now();
    const text = JSON.stringify(resolveReferences({ levels }));
    expect(text.length).toBeLessThan(NODES_MAX * 100);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  test('deeper than is followed keep what is there', () => {
    let deep: { readonly [key: string]: never } | object = { end: 1 };
    for (let level = 0; level < 200; level++) deep = { deep };
    expect(JSON.stringify(resolveReferences(deep as { a: 1 }))).toContain('"end":1');
  });

  test('leave a member named __proto__ a member', () => {
    const resolved = resolveReferences(JSON.parse('{"__proto__":{"polluted":true}}') as { a: 1 });
    expect([Object.hasOwn(resolved, '__proto__'), 'polluted' in {}]).toEqual([true, false]);
  });
});
