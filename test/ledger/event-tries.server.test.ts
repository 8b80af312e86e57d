import { expect, test } from 'vitest';
import { countTry, forgetTries } from '../../ledger/event-tries.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const event = { source: 'o365-management', eventId: 'e1' } as const;

test('tries are counted by event and tenant until they are forgotten', async () => {
  expect(await countTry(ledger.db, CONTOSO, event)).toBe(1);
  expect(await countTry(ledger.db, CONTOSO, event)).toBe(2);
  expect(await countTry(ledger.db, FABRIKAM, event)).toBe(1);
  expect(await countTry(ledger.db, CONTOSO, { ...event, eventId: 'e2' })).toBe(1);
  await forgetTries(ledger.db, CONTOSO, event);
  expect(await countTry(ledger.db, CONTOSO, event)).toBe(1);
});
