import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { wireDependencies } from '../../worker/dependencies.ts';
import { followPublished } from '../../worker/published-plans.ts';
import { parseSettings } from '../../worker/settings.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';
import { withTemporal } from '../workflows/with-temporal.ts';

const ledger = withLedger();
const temporal = withTemporal();

test('activities get the keys of the installation, the same after a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watchbill-wire-'));
  const parsed = parseSettings(
    { DATABASE_URL: ledger.url, WATCHBILL_DATA: folder },
    { isTerminal: false, timezone: 'UTC' },
  );
  if (!parsed.ok) expect.fail(parsed.problems.join());
  const content = { directory: aDirectory([aTenant()], []), plans: new Map(), problems: [] };
  const log = pino({ level: 'silent' });
  const opened = { db: ledger.db, client: temporal.client, content, published: followPublished(ledger.db, log), log };
  const first = await wireDependencies(parsed.settings, opened);
  const second = await wireDependencies(parsed.settings, opened);
  expect(first.deploymentKey).toEqual(second.deploymentKey);
  expect(first.verifyingKey.type).toBe('public');
  expect(first.directory().tenants.size).toBe(1);
  expect(first.actions.length).toBeGreaterThan(0);
  expect(Math.abs(first.now() - Date.now())).toBeLessThan(1_000);
  await rm(folder, { recursive: true, force: true });
});
