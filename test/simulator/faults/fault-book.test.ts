import { expect, test } from 'vitest';
import { createFaultBook } from '../../../simulator/faults/fault-book.ts';
import type { FaultRule } from '../../../simulator/faults/fault-rule.ts';

const GET_CONTENT = {
  service: 'management',
  method: 'GET',
  path: '/subscriptions/content?nextPage=7',
  tenant: 'contoso',
} as const;

function firings(rule: Omit<FaultRule, 'effect'>, requests: number, target = GET_CONTENT): boolean[] {
  const book = createFaultBook();
  book.add({ ...rule, effect: { reset: true } });
  return Array.from({ length: requests }, () => book.pick(target) !== undefined);
}

test('a rule lets the first requests pass, then fires as often as it may', () => {
  expect(firings({ match: { service: 'management' }, after: 1, times: 2 }, 5)).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});

test('chance follows from the seed', () => {
  const rule = { match: { service: 'management' }, probability: 0.3, seed: 4 } as const;
  const fired = firings(rule, 1_000);
  expect(firings(rule, 1_000)).toEqual(fired);
  expect(firings({ ...rule, seed: 5 }, 1_000)).not.toEqual(fired);
  expect(fired.filter(Boolean).length).toBeGreaterThan(240);
  expect(fired.filter(Boolean).length).toBeLessThan(360);
});

test.each([
  [{ service: 'login' }, false],
  [{ service: 'management', method: 'get' }, true],
  [{ service: 'management', method: 'POST' }, false],
  [{ service: 'management', tenant: 'fabrikam' }, false],
  [{ service: 'management', path: '/content*nextPage=' }, true],
  [{ service: 'management', path: 'nextPage=*/content' }, false],
] as const)('the match %j is %s', (match, expected) => {
  expect(firings({ match }, 1)).toEqual([expected]);
});

test('a mail rule without a phase means the message itself', () => {
  const rule = { match: { service: 'smtp' } } as const;
  const target = { ...GET_CONTENT, service: 'smtp' };
  const book = createFaultBook();
  book.add({ ...rule, effect: { reset: true } });
  expect(book.pick({ ...target, service: 'smtp', method: 'RCPT' })).toBeUndefined();
  expect(book.pick({ ...target, service: 'smtp', method: 'DATA' })?.fired).toBe(1);
});

test('the first rule that fires hides the request from the others', () => {
  const book = createFaultBook();
  const first = book.add({ match: { service: 'management' }, times: 1, effect: { reset: true } });
  const second = book.add({ match: { service: 'management' }, effect: { hang: true } });
  expect(book.pick(GET_CONTENT)?.id).toBe(first.id);
  expect(book.pick(GET_CONTENT)?.id).toBe(second.id);
  expect(book.list().map(({ matched, fired }) => [matched, fired])).toEqual([
    [2, 1],
    [1, 1],
  ]);
  expect(book.remove(first.id)).toBe(1);
  expect(book.remove()).toBe(1);
  expect(book.pick(GET_CONTENT)).toBeUndefined();
});
