import { expect, test } from 'vitest';
import { FAILURE_KINDS, type FailureCode } from '../../contracts/failure-codes.ts';

const codes = Object.keys(FAILURE_KINDS) as readonly FailureCode[];

test('every code is kebab-case and says in one sentence without a full stop what happened', () => {
  for (const code of codes) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(FAILURE_KINDS[code].summary).toMatch(/^[A-Z].*[^.]$/);
  }
});

test('only what can mend itself is tried again', () => {
  expect(codes.filter((code) => FAILURE_KINDS[code].retryable)).toEqual([
    'throttled',
    'unavailable',
    'invalid-answer',
    'ledger-unavailable',
    'worker-lost',
  ]);
});

test('a call whose outcome is unknown is never repeated blindly', () => {
  expect(FAILURE_KINDS['outcome-unknown'].retryable).toBe(false);
});
