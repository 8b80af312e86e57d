import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../contracts/json.ts';
import { evaluate } from '../../../language/expressions/evaluate.ts';
import { COMPILED_MAX } from '../../../language/expressions/limits.ts';
import { anAttack, aScope, anExpression } from './arbitraries.ts';
import { failureOf, valueOf } from './results.ts';

const scope = {
  event: {
    score: 4,
    severity: 'high',
    users: [
      { name: 'eve', risk: 1 },
      { name: 'bob', risk: 2.5 },
    ],
    parent: null,
  },
  inputs: { limit: 5 },
  now: '2026-11-21T09:30:00Z',
};

test('whole JSON numbers count as ints and mix with doubles', () => {
  expect(valueOf('event.score + 1', scope)).toBe(5);
  expect(valueOf('size(event.users) / 2', scope)).toBe(1);
  expect(valueOf('inputs.limit == 5', scope)).toBe(true);
  expect(valueOf('event.score * 1.5', scope)).toBe(6);
  expect(valueOf('1.5 < inputs.limit', scope)).toBe(true);
  expect(valueOf('event.users.map(u, u.risk).sum()', scope)).toBe(3.5);
});

test('a whole double stays a double inside a list', () => {
  expect(valueOf('[5.0][0] / 2')).toBe(2.5);
  expect(valueOf('{"a": 5.0}.a / 2')).toBe(2.5);
  expect(valueOf('[5.0]')).toEqual([5]);
});

test('a failure quotes the expression, says what was found and how to mend it', () => {
  expect(failureOf('event.severty == "high"', scope)).toEqual({
    code: 'expression-failed',
    message: 'Cannot evaluate `event.severty == "high"`: "event" has no field "severty". Did you mean "severity"?',
  });
  expect(failureOf('evnt.score', scope).message).toBe(
    'Cannot evaluate `evnt.score`: there is no "evnt" here. Did you mean "event"?',
  );
  expect(failureOf('customer', scope).message).toBe(
    'Cannot evaluate `customer`: there is no "customer" here. In scope: event, inputs, now',
  );
});

test('a failure quotes at most 120 characters of an expression', () => {
  const source = `${'1 + '.repeat(40)}true`;
  expect(failureOf(source).message).toBe(
    `Cannot evaluate \`${source.slice(0, 120)}…\`: "+" does not take an int and a bool`,
  );
});

test('a failure names no value of the scope', () => {
  const secret = { event: { user: 'eve@example.com' } };
  for (const source of [
    'event.user + 1',
    'int(event.user)',
    'timestamp(event.user)',
    'event.user.x',
    'event.user && true',
  ]) {
    expect(failureOf(source, secret).message).not.toContain('eve@');
  }
});

test('an expression that does not parse is a failure with the same advice', () => {
  expect(failureOf('event.score = 1', scope)).toEqual({
    code: 'expression-failed',
    message:
      'Cannot evaluate `event.score = 1`: Cannot read the expression: unexpected character: =. Compare with `==`',
  });
  expect(failureOf('1'.repeat(2_001)).code).toBe('expression-limit');
});

test('`now` is the text of the scope, and the only clock', () => {
  expect(valueOf('timestamp(now) + days(1)', scope)).toBe('2026-11-22T09:30:00.000Z');
});

test('more sources than are kept compiled still evaluate', () => {
  for (let n = 0; n <= COMPILED_MAX; n++) evaluate(`${n}`, {});
  expect(valueOf('7')).toBe(7);
});

test('the same source and scope give the same result, first and later', () => {
  fc.assert(
    fc.property(anExpression, aScope, (source, given) => {
      const first = evaluate(source, given);
      expect(evaluate(source, given)).toEqual(first);
    }),
  );
});

test('a mistake of ours is not told as a failure of the expression', () => {
  const broken = {
    get event(): Json {
      throw new RangeError('broken');
    },
  };
  expect(() => evaluate('event', broken)).toThrow('broken');
});

test('random expressions over random JSON never throw', () => {
  fc.assert(
    fc.property(fc.oneof(anExpression, fc.string(), fc.string({ unit: 'binary' })), aScope, (source, given) => {
      expect(typeof evaluate(source, given).ok).toBe('boolean');
    }),
    { numRuns: 3_000 },
  );
});

test.each(anAttack)('an attack ends soon and by itself: %s', (_name, source, given) => {
  const before = process.cpuUsage();
  const evaluated = evaluate(source, given);
  const { user, system } = process.cpuUsage(before);
  // Of the process, in microseconds: what others on the machine do does not count. The aim is 100 ms.
  expect(user + system).toBeLessThan(1_000_000);
  expect(evaluated.ok ? 'ok' : evaluated.failure.code).toMatch(/^(ok|expression-limit|expression-failed)$/);
});

test('nothing is polluted by keys that mean something to JavaScript', () => {
  const hostile = {
    event: JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"name": "x"}, "toString": 2}') as Json,
  };
  expect(valueOf('event.constructor.name', hostile)).toBe('x');
  expect(valueOf('event["__proto__"].polluted', hostile)).toBe(1);
  expect(JSON.stringify(valueOf('event', hostile))).toBe(JSON.stringify(hostile.event));
  expect(Object.keys(valueOf('{"__proto__": {"polluted": true}}') as object)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  for (const source of [
    'event.hasOwnProperty',
    'event.users.constructor',
    '"a".constructor',
    'constructor',
    'toString',
  ]) {
    expect(failureOf(source, { event: { users: [] } }).code).toBe('expression-failed');
  }
});
