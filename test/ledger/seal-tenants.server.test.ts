import path from 'node:path';
import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { sealTenants } from '../../ledger/seal-tenants.ts';
import { verifyAudit } from '../../ledger/verify-audit.ts';
import { writeRecords } from '../../ledger/write-records.ts';
import { aRun, ended, started, stepSettled, stepStarted } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

test('provisional records are not chained until they are confirmed', async () => {
  const tenant = 'provisional' as TenantId;
  const anchors = path.join(ledger.folder, 'anchors', tenant);
  const run = aRun({ tenant });
  await writeRecords(ledger.db, run, [started(1), stepStarted(2, 'a')], 'provisional');
  expect(await sealTenants(ledger.db, anchors)).toEqual({ entries: 0, seals: 0 });
  await writeRecords(ledger.db, run, [stepSettled(3, 'a')], 'confirmed');
  expect(await sealTenants(ledger.db, anchors)).toEqual({ entries: 3, seals: 1 });
  expect(await verifyAudit(ledger.db, tenant, anchors)).toMatchObject({ entries: 3, unsealed: 0, problems: [] });
});

test('a record that comes after later ones were sealed is chained when it comes', async () => {
  const tenant = 'late' as TenantId;
  const anchors = path.join(ledger.folder, 'anchors', tenant);
  const run = aRun({ tenant });
  await writeRecords(ledger.db, run, [started(1), stepSettled(4, 'b')], 'confirmed');
  await sealTenants(ledger.db, anchors);
  await writeRecords(ledger.db, run, [stepStarted(2, 'a'), stepStarted(3, 'b')], 'confirmed');
  expect((await verifyAudit(ledger.db, tenant, anchors)).unsealed).toBe(2);
  await sealTenants(ledger.db, anchors);
  expect(await verifyAudit(ledger.db, tenant, anchors)).toMatchObject({ entries: 4, unsealed: 0, problems: [] });
});

test('several sealers beside several writers chain every record once', async () => {
  const tenant = 'busy' as TenantId;
  const anchors = path.join(ledger.folder, 'anchors', tenant);
  const writers = Array.from({ length: 4 }, async () => {
    for (let n = 0; n < 10; n++) {
      const run = aRun({ tenant });
      await writeRecords(ledger.db, run, [started(1), stepStarted(2, 'a')], 'confirmed');
      await writeRecords(ledger.db, run, [stepSettled(3, 'a'), ended(4)], 'confirmed');
    }
  });
  const sealers = Array.from({ length: 3 }, async () => {
    for (let n = 0; n < 10; n++) await sealTenants(ledger.db, anchors);
  });
  await Promise.all([...writers, ...sealers]);
  await sealTenants(ledger.db, anchors);
  expect(await verifyAudit(ledger.db, tenant, anchors)).toMatchObject({ entries: 160, unsealed: 0, problems: [] });
});

test('a backlog longer than one seal holds becomes several seals', async () => {
  const tenant = 'backlog' as TenantId;
  const anchors = path.join(ledger.folder, 'anchors', tenant);
  const numbers = Array.from({ length: 3_000 }, (_, index) => index + 1);
  for (let run = 0; run < 2; run++) {
    await writeRecords(
      ledger.db,
      aRun({ tenant }),
      numbers.map((seq) => stepStarted(seq, `s${seq}`)),
      'confirmed',
    );
  }
  expect(await sealTenants(ledger.db, anchors)).toEqual({ entries: 6_000, seals: 2 });
  expect(await verifyAudit(ledger.db, tenant, anchors)).toMatchObject({ entries: 6_000, unsealed: 0, problems: [] });
});
