import { pino } from 'pino';
import { expect, test } from 'vitest';
import { aPlan, publish } from '../api/a-soc.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { followPublished } from '../../worker/published-plans.ts';

const ledger = withLedger();

test('what is published is followed, and what a newer Watchbill compiled is left out', async () => {
  const published = followPublished(ledger.db, pino({ level: 'silent' }));
  expect(await published.refresh()).toBe(false);
  await publish(ledger.db, aPlan('triage'));
  expect(published.plans.size).toBe(0);
  expect(await published.refresh()).toBe(true);
  expect(await published.refresh()).toBe(false);
  expect(published.plans.get('triage')?.title).toBe('Playbook triage');

  await publish(ledger.db, aPlan('triage', { title: 'Better' }));
  await publish(ledger.db, { ...aPlan('of-tomorrow'), irVersion: 999 });
  expect(await published.refresh()).toBe(true);
  expect([...published.plans.values()].map(({ title }) => title)).toEqual(['Better']);
});
