import { expect, test } from 'vitest';
import type { EventSource } from '../../contracts/event.ts';
import type { PlaybookName, RunId } from '../../contracts/ids.ts';
import { claimEvent } from '../../ledger/event-claims.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const SOURCE: EventSource = 'o365-management';
const PLAYBOOK = 'phishing' as PlaybookName;

test('P1: of many runs that claim one event at the same time one gets it, and gets it again whenever it asks', async () => {
  const claim = (n: number) => ({
    playbook: PLAYBOOK,
    source: SOURCE,
    eventId: 'wanted',
    workflowId: 'w',
    runId: `r-${n}` as RunId,
  });
  const ids = Array.from({ length: 20 }, (_, n) => n);
  const first = await Promise.all(ids.map((n) => claimEvent(ledger.db, CONTOSO, claim(n))));
  expect(first.filter(Boolean)).toHaveLength(1);
  const again = await Promise.all(ids.map((n) => claimEvent(ledger.db, CONTOSO, claim(n))));
  expect(again).toEqual(first);
  expect(await claimEvent(ledger.db, FABRIKAM, claim(99))).toBe(true);
});
