import { expect, test } from 'vitest';
import { isOutage } from '../../activities/is-outage.ts';
import { InvariantViolation } from '../../contracts/invariant.ts';
import { LedgerUnavailable } from '../../ledger/ledger-unavailable.ts';

const grpc = (code: number) => Object.assign(new TypeError('refused'), { code });
const inside = (cause: unknown) => new TypeError('outside', { cause });
const cancelled = Object.assign(new TypeError('cancelled'), { name: 'CancelledFailure' });

test('a ledger or a Temporal that is away is an outage, and so is a worker that ends', () => {
  const outages = [new LedgerUnavailable('unreachable', 'x'), grpc(14), inside(grpc(4)), cancelled];
  expect(outages.map(isOutage)).toEqual([true, true, true, true]);
});

test('what no repeat mends is none', () => {
  const faults = [new InvariantViolation('x'), grpc(3), inside(inside(new TypeError('x'))), 'text', { code: 14 }];
  expect(faults.map(isOutage)).toEqual([false, false, false, false, false]);
});

test('it is looked five errors deep and no deeper, so that a circle ends', () => {
  const circle = new TypeError('circle');
  circle.cause = circle;
  expect(isOutage(circle)).toBe(false);
  expect(isOutage(inside(inside(inside(inside(grpc(14))))))).toBe(true);
  expect(isOutage(inside(inside(inside(inside(inside(grpc(14)))))))).toBe(false);
});
