import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { closeBudget, takeCalls } from '../../ledger/call-budgets.ts';
import { openDatabase } from '../../ledger/database.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
afterEach(async () => {
  await sql`delete from call_budgets`.execute(ledger.db.kysely);
});

const HOUR_MS = 3_600_000;
const EIGHT = { calls: 8, perMs: HOUR_MS };
const PER_HOUR = { api: 'example', windows: [EIGHT], cost: 1 };

/** Lets the time of a budget pass, without waiting for it. */
async function pass(ms: number): Promise<void> {
  await sql`update call_budgets set full_at = (select coalesce(array_agg(t - ${ms}::float8 order by n), '{}') from unnest(full_at) with ordinality as x (t, n)),
    closed_until = closed_until - ${ms} * interval '1 millisecond'`.execute(ledger.db.kysely);
}

describe('the budget of a tenant and API', () => {
  test('R9: a quarter of a window may come at once, the next call has to wait for its turn', async () => {
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBe(0);
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBe(0);
    const waitMs = await takeCalls(ledger.db, CONTOSO, PER_HOUR);
    expect(waitMs).toBeGreaterThan(HOUR_MS / 6 - 5_000);
    expect(waitMs).toBeLessThanOrEqual(HOUR_MS / 6);
  });

  test('R9: what was refused took nothing: after exactly the wait there is room', async () => {
    await takeCalls(ledger.db, CONTOSO, { ...PER_HOUR, cost: 2 });
    await pass(HOUR_MS / 6 - 60_000);
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBeGreaterThan(0);
    await pass(60_000);
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBe(0);
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBeGreaterThan(0);
  });

  test('R9: of several windows the narrowest holds, and none is charged for a refusal', async () => {
    const both = { api: 'example', windows: [{ calls: 100, perMs: 1_000 }, EIGHT], cost: 1 };
    expect([
      await takeCalls(ledger.db, CONTOSO, both),
      await takeCalls(ledger.db, CONTOSO, both),
      (await takeCalls(ledger.db, CONTOSO, both)) > 60_000,
    ]).toEqual([0, 0, true]);
  });

  test('R9: no stretch of a window’s length holds more calls than the window, wherever it begins', async () => {
    const taken: number[] = [];
    for (let at = 0; at < 3 * HOUR_MS; at += HOUR_MS / 24) {
      while ((await takeCalls(ledger.db, CONTOSO, PER_HOUR)) === 0) taken.push(at);
      await pass(HOUR_MS / 24);
    }
    const inHourFrom = (from: number): number => taken.filter((at) => at >= from && at <= from + HOUR_MS).length;
    expect(Math.max(...taken.map(inHourFrom))).toBeLessThanOrEqual(8);
    expect(taken.length).toBeGreaterThanOrEqual(18);
  });

  test('R9: many workers together get what one would get', async () => {
    const others = [openDatabase(ledger.url), openDatabase(ledger.url), openDatabase(ledger.url)];
    const ask = { api: 'example', windows: [{ calls: 80, perMs: HOUR_MS }], cost: 1 };
    const waits = await Promise.all(
      others.flatMap((db) => Array.from({ length: 40 }, () => takeCalls(db, CONTOSO, ask))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(20);
    await Promise.all(others.map((db) => db.close()));
  });

  test('a tenant that spends all of its own leaves that of others alone, and so does another API', async () => {
    await takeCalls(ledger.db, CONTOSO, { ...PER_HOUR, cost: 2 });
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBeGreaterThan(0);
    expect(await takeCalls(ledger.db, FABRIKAM, PER_HOUR)).toBe(0);
    expect(await takeCalls(ledger.db, CONTOSO, { ...PER_HOUR, api: 'other' })).toBe(0);
  });

  test('a window of one call, and a call that costs more than may come at once, are granted in the end', async () => {
    const one = { api: 'one', windows: [{ calls: 1, perMs: 60_000 }], cost: 1 };
    expect(await takeCalls(ledger.db, CONTOSO, one)).toBe(0);
    expect(await takeCalls(ledger.db, CONTOSO, one)).toBeGreaterThan(50_000);
    expect(await takeCalls(ledger.db, CONTOSO, { ...PER_HOUR, cost: 5 })).toBe(0);
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBeGreaterThan(0);
  });
});

describe('a closed budget', () => {
  const FREE = { api: 'free', windows: [], cost: 1 };

  test('F12: grants nothing to any worker until its time has come, also without windows', async () => {
    expect(await takeCalls(ledger.db, CONTOSO, FREE)).toBe(0);
    await closeBudget(ledger.db, CONTOSO, { api: 'free', forMs: 30_000 });
    const other = openDatabase(ledger.url);
    const waitMs = await takeCalls(other, CONTOSO, FREE);
    expect([waitMs > 25_000, waitMs <= 30_000]).toEqual([true, true]);
    expect(await takeCalls(other, FABRIKAM, FREE)).toBe(0);
    await pass(30_000);
    expect(await takeCalls(other, CONTOSO, FREE)).toBe(0);
    await other.close();
  });

  test('F12: stays closed for the longest of several answers, and takes nothing meanwhile', async () => {
    await closeBudget(ledger.db, CONTOSO, { api: 'example', forMs: 60_000 });
    await closeBudget(ledger.db, CONTOSO, { api: 'example', forMs: 1_000 });
    expect(await takeCalls(ledger.db, CONTOSO, PER_HOUR)).toBeGreaterThan(50_000);
    await pass(60_000);
    expect(await takeCalls(ledger.db, CONTOSO, { ...PER_HOUR, cost: 2 })).toBe(0);
  });
});
