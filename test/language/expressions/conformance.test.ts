import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../language/expressions/evaluate.ts';

// The library that parses can evaluate too. Where both give a value, it has to be the same: two people wrote the two.
const peer = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  enableOptionalTypes: true,
});
const scope = { n: 3, m: -7, t: 'abc', l: [3, 1, 2], o: { a: 1, b: 'x' }, b: true };
const peerScope = { n: 3n, m: -7n, t: 'abc', l: [3n, 1n, 2n], o: { a: 1n, b: 'x' }, b: true };

const expressions = fc.letrec<{ int: string; text: string; bool: string; list: string }>((tie) => {
  const [int, text, bool, list] = [tie('int'), tie('text'), tie('bool'), tie('list')];
  const join = (...parts: readonly (string | fc.Arbitrary<string>)[]) =>
    fc
      .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
      .map((found) => found.join(''));
  return {
    int: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('n', 'm', '0', '1', '12', 'o.a', 'l[1]'),
      join('(', int, fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' % '), int, ')'),
      join('size(', fc.oneof(text, list), ')'),
      join('(', bool, ' ? ', int, ' : ', int, ')'),
      join('-(', int, ')'),
      join(list, '[?', int, '].orValue(', int, ')'),
    ),
    text: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('t', '""', '"b"', 'o.b', '"Äb"', '" x "'),
      join('(', text, ' + ', text, ')'),
      join('string(', int, ')'),
      join(text, fc.constantFrom('.trim()', '.upperAscii()', '.lowerAscii()')),
      join('o.?', fc.constantFrom('a', 'b', 'c'), '.orValue(', text, ')'),
    ),
    bool: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('b', 'true', 'false', 'has(o.a)', 'has(o.c)', 'o.c'),
      join('(', int, fc.constantFrom(' == ', ' != ', ' < ', ' <= ', ' > ', ' >= '), int, ')'),
      join('(', text, fc.constantFrom(' == ', ' < ', ' >= '), text, ')'),
      join('(', bool, fc.constantFrom(' && ', ' || '), bool, ')'),
      join(list, fc.constantFrom('.all', '.exists', '.exists_one'), '(x, x > ', int, ')'),
      join('(', int, ' in ', list, ')'),
      join(text, fc.constantFrom('.contains(', '.startsWith(', '.endsWith('), text, ')'),
      join('!(', bool, ')'),
    ),
    list: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('l', '[n]', '[1, 2]'),
      join('(', list, ' + ', list, ')'),
      join(list, '.map(x, x + ', int, ')'),
      join(list, '.filter(x, x > ', int, ')'),
    ),
  };
});

function ofPeer(source: string): unknown {
  try {
    return JSON.parse(
      JSON.stringify(peer.evaluate(source, peerScope), (_key, value: unknown) =>
        typeof value === 'bigint' ? Number(value) : value,
      ),
    ) as unknown;
  } catch {
    return undefined;
  }
}

test('what a second evaluator computes, this one computes too', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.oneof(expressions.int, expressions.text, expressions.bool, expressions.list), (source) => {
      const expected = ofPeer(source);
      const found = evaluate(source, scope);
      if (expected === undefined || Math.abs(Number(expected)) > Number.MAX_SAFE_INTEGER || source.includes('Ä'))
        return;
      if (!found.ok && found.failure.code === 'expression-limit') return; // the other one has no limits
      compared++;
      expect(found, source).toEqual({ ok: true, value: expected });
    }),
    { numRuns: 3_000 },
  );
  expect(compared).toBeGreaterThan(1_000);
});
