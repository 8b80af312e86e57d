import { pino } from 'pino';
import { expect, test } from 'vitest';
import { retryUntil } from '../../worker/retry-until.ts';

const log = pino({ level: 'silent' });

test('what is not there yet is waited for', async () => {
  let tries = 0;
  const found = await retryUntil({ name: 'The ledger', log, signal: new AbortController().signal }, () =>
    ++tries < 2 ? Promise.reject(new RangeError('not yet')) : Promise.resolve('there'),
  );
  expect([found, tries]).toEqual(['there', 2]);
});

test('waiting ends when the process is told to end', async () => {
  const stop = new AbortController();
  const waiting = retryUntil({ name: 'The ledger', log, signal: stop.signal }, () => {
    setImmediate(() => stop.abort());
    return Promise.reject(new RangeError('never'));
  });
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
