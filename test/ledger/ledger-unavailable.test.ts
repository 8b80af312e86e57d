import { expect, test } from 'vitest';
import { InvariantViolation } from '../../contracts/invariant.ts';
import { LedgerUnavailable, translateDatabaseError } from '../../ledger/ledger-unavailable.ts';

const coded = (code: string): Error => Object.assign(new Error('found'), { code });

test.each([
  [coded('ECONNREFUSED'), 'unreachable'],
  [coded('ECONNRESET'), 'unreachable'],
  [coded('ENOTFOUND'), 'unreachable'],
  [coded('ETIMEDOUT'), 'timeout'],
  [coded('57P01'), 'shutting-down'],
  [coded('57P03'), 'shutting-down'],
  [coded('57014'), 'timeout'],
  [coded('53300'), 'too-many-clients'],
  [coded('53100'), 'out-of-space'],
  [coded('25006'), 'read-only'],
  [coded('28P01'), 'refused'],
  [coded('3D000'), 'refused'],
  [coded('40P01'), 'contended'],
  [coded('08006'), 'unreachable'],
  [new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), 'unreachable'],
  [new Error('timeout exceeded when trying to connect'), 'timeout'],
  [new Error('Query read timeout'), 'timeout'],
  [new Error('Connection terminated unexpectedly'), 'unreachable'],
  [new Error('Cannot use a pool after calling end on the pool'), 'unreachable'],
  [new Error('Client has encountered a connection error and is not queryable'), 'unreachable'],
])('%s means that the ledger is %s', (error, reason) => {
  const translated = translateDatabaseError(error);
  expect(translated).toBeInstanceOf(LedgerUnavailable);
  expect(translated).toMatchObject({ reason, cause: error });
});

test.each([coded('23505'), coded('42P01'), coded('22P02'), new Error('anything else'), 'a string'])(
  '%s is a mistake of ours',
  (error) => {
    expect(translateDatabaseError(error)).toBeInstanceOf(InvariantViolation);
  },
);

test('an error that is translated already stays as it is', () => {
  const error = new LedgerUnavailable('timeout', 'x');
  expect(translateDatabaseError(error)).toBe(error);
});
