import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { appendAudit, listAudit } from '../../ledger/audit.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('entries come newest first, to their tenant only', async () => {
  const entry = { kind: 'decision-refused', actor: 'ada', subject: 'r-1', body: { because: 'nul \u0000' } };
  await appendAudit(ledger.db, CONTOSO, entry);
  await appendAudit(ledger.db, CONTOSO, { ...entry, subject: 'r-2' });
  const entries = await listAudit(ledger.db, CONTOSO);
  expect(entries.map(({ subject }) => subject)).toEqual(['r-2', 'r-1']);
  expect(entries[1]).toMatchObject(entry);
  expect(await listAudit(ledger.db, FABRIKAM)).toEqual([]);
  expect(await listAudit(ledger.db, 'nobody' as TenantId, { limit: 1 })).toEqual([]);
});
