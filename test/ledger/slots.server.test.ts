import { expect, test } from 'vitest';
import type { PlaybookName } from '../../contracts/ids.ts';
import { claimSlot, endSlot, listSlots } from '../../ledger/slots.ts';
import { CONTOSO, FABRIKAM } from './a-run.ts';
import { withLedger } from './with-ledger.ts';

const ledger = withLedger();
const PLAYBOOK = 'daily' as PlaybookName;

let slots = 0;
const aSlot = () => ({
  playbook: PLAYBOOK,
  schedule: 'daily/0',
  slot: `2026-11-${String((slots += 1)).padStart(2, '0')}T09:00`,
  at: '2026-11-21T08:00:00.000Z',
});

test('of many firings of one slot one decides it, and may ask again until it has decided', async () => {
  const slot = aSlot();
  const firings = Array.from({ length: 10 }, (_, n) => ({ ...slot, firing: `f${n}` }));
  const claims = await Promise.all(firings.map((firing) => claimSlot(ledger.db, CONTOSO, firing)));
  expect(claims.filter(Boolean)).toHaveLength(1);
  const winner = firings[claims.indexOf(true)] ?? { ...slot, firing: 'none' };
  expect(await claimSlot(ledger.db, CONTOSO, winner)).toBe(true);
  await endSlot(ledger.db, CONTOSO, slot, { end: 'started', workflowId: 'w1' });
  expect(await claimSlot(ledger.db, CONTOSO, winner)).toBe(false);
});

test('the first end of a slot stays, claimed or not', async () => {
  const slot = aSlot();
  await endSlot(ledger.db, CONTOSO, slot, { end: 'missed', reason: 'nobody was there' });
  await endSlot(ledger.db, CONTOSO, slot, { end: 'late', workflowId: 'w1' });
  const [row] = (await listSlots(ledger.db, [CONTOSO])).filter((listed) => listed.slot === slot.slot);
  expect(row).toEqual({ ...slot, tenant: CONTOSO, outcome: { end: 'missed', reason: 'nobody was there' } });
});

test('a slot that is being decided has no outcome yet', async () => {
  const slot = { ...aSlot(), playbook: 'other' as PlaybookName };
  await claimSlot(ledger.db, CONTOSO, { ...slot, firing: 'f' });
  expect(await listSlots(ledger.db, [CONTOSO], { playbook: slot.playbook })).toEqual([
    { ...slot, tenant: CONTOSO, outcome: null },
  ]);
});

test('slots of one tenant say nothing of another', async () => {
  const slot = aSlot();
  await claimSlot(ledger.db, CONTOSO, { ...slot, firing: 'f' });
  expect(await claimSlot(ledger.db, FABRIKAM, { ...slot, firing: 'g' })).toBe(true);
  expect((await listSlots(ledger.db, [FABRIKAM])).every(({ tenant }) => tenant === FABRIKAM)).toBe(true);
  expect(await listSlots(ledger.db, [])).toEqual([]);
});
