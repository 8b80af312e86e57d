import { expect, test } from 'vitest';
import { noteRefusedCall, REFUSED_CALLS_EVERY_MS } from '../../api/refused-calls.ts';
import { listAudit } from '../../ledger/audit.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { CONTOSO } from './a-soc.ts';

const ledger = withLedger();

test('refused calls of a webhook are noted once a minute, those of another one by themselves', async () => {
  let now = 1_000_000;
  const api = { db: ledger.db, now: () => now } as Parameters<typeof noteRefusedCall>[0]; // nothing else is reached
  const note = (path: string) => noteRefusedCall(api, CONTOSO, { path, because: 'wrong-signature' });
  const noted = async () => (await listAudit(ledger.db, CONTOSO)).map(({ subject }) => subject);
  await note('one');
  now += REFUSED_CALLS_EVERY_MS - 1;
  await note('one');
  await note('two');
  expect(await noted()).toEqual(['two', 'one']);
  now += 1;
  await note('one');
  expect(await noted()).toEqual(['one', 'two', 'one']);
});
