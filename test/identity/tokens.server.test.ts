import { expect, test } from 'vitest';
import type { PersonId } from '../../contracts/ids.ts';
import { TOKEN_TTL_MS, callerOf, signIn, signOut } from '../../identity/tokens.ts';
import { withLedger } from '../ledger/with-ledger.ts';

const ledger = withLedger();
const ada = 'ada' as PersonId;

test('a credential names its person until it ends', async () => {
  const now = Date.now();
  const { token, expiresAt } = await signIn(ledger.db, ada, now);
  expect(token).toMatch(/^wbt_[A-Za-z0-9_-]{43}$/);
  expect(Date.parse(expiresAt)).toBe(now + TOKEN_TTL_MS);
  expect(await callerOf(ledger.db, token, now + TOKEN_TTL_MS - 1)).toEqual({ person: 'ada', expiresAt });
  expect(await callerOf(ledger.db, token, now + TOKEN_TTL_MS)).toBeUndefined();
});

test('the ledger does not know the credential, only its hash', async () => {
  const { token } = await signIn(ledger.db, ada, Date.now());
  const rows = await ledger.db.kysely.selectFrom('tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(JSON.stringify(rows)).not.toContain(token.slice(4));
});

test('a credential that was ended names nobody', async () => {
  const { token } = await signIn(ledger.db, ada, Date.now());
  await signOut(ledger.db, token);
  expect(await callerOf(ledger.db, token, Date.now())).toBeUndefined();
});

test.each(['', 'wbt_', `wbt_${'a'.repeat(43)}`, `wbt_${'a'.repeat(44)}`, "' or 1=1 --"])(
  '%j names nobody',
  async (token) => {
    expect(await callerOf(ledger.db, token, Date.now())).toBeUndefined();
  },
);

test('two sign-ins get two credentials', async () => {
  const one = await signIn(ledger.db, ada, Date.now());
  const other = await signIn(ledger.db, ada, Date.now());
  expect(one.token).not.toBe(other.token);
});
