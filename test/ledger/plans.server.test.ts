import { expect, test } from 'vitest';
import { digest } from '../../contracts/json.ts';
import { putPlan, readPlanBody } from '../../ledger/plans.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();

const aPlan = (n: number) => ({ name: 'phishing', irVersion: 1, n, text: 'nul \u0000' });

async function keep(n: number): Promise<string> {
  const sha256 = digest(aPlan(n));
  await putPlan(ledger.db, aPlan(n), sha256);
  return sha256;
}

test('a plan is kept under its own hash only, and read as it was', async () => {
  const sha256 = await keep(1);
  await keep(1);
  expect(await readPlanBody(ledger.db, sha256)).toEqual(aPlan(1));
  expect(await readPlanBody(ledger.db, 'f'.repeat(64))).toBeUndefined();
  await expect(putPlan(ledger.db, aPlan(2), sha256)).rejects.toThrow('a hash that is not its own');
});
