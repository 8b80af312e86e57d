import { expect, test } from 'vitest';
import { planOf } from '../../api/plan-of.ts';
import type { Json } from '../../contracts/json.ts';
import { TRIAGE } from './a-soc.ts';

test('a plan of our version is read', () => {
  expect(planOf(TRIAGE as unknown as Json)).toEqual(TRIAGE);
});

test.each([null, {}, { irVersion: 2 }, 'plan'])('%j is refused as unreadable', (body) => {
  expect(() => planOf(body)).toThrow(expect.objectContaining({ status: 409, code: 'plan-unreadable' }));
});
