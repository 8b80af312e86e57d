import { expect, test } from 'vitest';
import { EmbeddedPostgresFailure } from '../../../ledger/embedded-postgres/failure.ts';

test('a failure keeps its sentence for people and its cause for the log', () => {
  const cause = new RangeError('below');
  const failure = new EmbeddedPostgresFailure('Cannot start', { cause });
  expect(failure).toMatchObject({ name: 'EmbeddedPostgresFailure', message: 'Cannot start', cause });
});
