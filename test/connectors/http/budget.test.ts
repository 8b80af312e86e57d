import { expect, test } from 'vitest';
import { BUDGET_WAIT_MAX_MS, takeBudget } from '../../../connectors/http/budget.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { aSmallBudget } from './small-budget.ts';

// A name in form.
const TENANT = 'contoso' as TenantId;
const ask = (): Parameters<typeof takeBudget>[1] => ({
  purpose: 'isolate a machine',
  api: 'defender-endpoint',
  signal: AbortSignal.timeout(5_000),
});

test('R9: a call takes from the budget of its tenant and API, within our part of the declared windows', async () => {
  const port = aSmallBudget();
  await takeBudget({ tenant: TENANT, port }, { ...ask(), cost: 3 });
  expect(port.asked).toEqual([
    {
      tenant: 'contoso',
      api: 'defender-endpoint',
      windows: [
        { calls: 80, perMs: 60_000 },
        { calls: 1_200, perMs: 3_600_000 },
      ],
      cost: 3,
    },
  ]);
});

test('R9: a moment is waited for, and then asked again', async () => {
  const port = aSmallBudget(30, 20);
  const started = Date.now();
  await takeBudget({ tenant: TENANT, port }, ask());
  expect(port.asked).toHaveLength(3);
  expect(Date.now() - started).toBeGreaterThanOrEqual(45);
});

test('F12: a longer wait is throttled at once, with when to come again, spread so that not all come together', async () => {
  const waits = new Set<number>();
  for (let time = 0; time < 20; time++) {
    const error: unknown = await takeBudget({ tenant: TENANT, port: aSmallBudget(40_000) }, ask()).then(
      () => expect.fail('It was granted'),
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({
      kind: 'throttled',
      message:
        'Cannot isolate a machine because the budget of "defender-endpoint" for this tenant is used up or was closed by the upstream: it has room again in 40 s',
    });
    // Checked above.
    const { retryAfterMs = 0 } = error as { retryAfterMs?: number };
    expect([retryAfterMs >= 40_000, retryAfterMs <= 50_000]).toEqual([true, true]);
    waits.add(retryAfterMs);
  }
  expect(waits.size).toBeGreaterThan(10);
});

test('F12: a wait of the bound is sat out, one above it is not', async () => {
  const within = aSmallBudget(BUDGET_WAIT_MAX_MS - 50);
  await takeBudget({ tenant: TENANT, port: within }, ask());
  expect(within.asked).toHaveLength(2);
  const above = aSmallBudget(BUDGET_WAIT_MAX_MS + 1);
  await expect(takeBudget({ tenant: TENANT, port: above }, ask())).rejects.toMatchObject({ kind: 'throttled' });
  expect(above.asked).toHaveLength(1);
});

test('R9: whoever is overtaken again and again is throttled after five tries', async () => {
  const port = aSmallBudget(...Array.from({ length: 9 }, () => 1));
  await expect(takeBudget({ tenant: TENANT, port }, ask())).rejects.toMatchObject({ kind: 'throttled' });
  expect(port.asked).toHaveLength(5);
});

test('a call that is cancelled waits no longer', async () => {
  const abort = new AbortController();
  const waiting = takeBudget({ tenant: TENANT, port: aSmallBudget(900) }, { ...ask(), signal: abort.signal });
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
});
