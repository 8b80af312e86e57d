import { expect, test } from 'vitest';
import type { TenantId } from '../../../contracts/ids.ts';
import { listAudit } from '../../../ledger/audit.ts';
import { parkRecord } from '../../../ledger/feed-contents.ts';
import { endReplay } from '../../../ledger/parked-events.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const CONTOSO = 'contoso' as TenantId;

async function aParked(recordId: string): Promise<number> {
  const feed = { source: 'o365-management', contentType: 'Audit.General' } as const;
  await parkRecord(api.ledger.db, CONTOSO, feed, { contentId: 'c', recordId, reason: 'no id', body: { secret: 1 } });
  const { body } = await api.call('GET', '/events/parked', { as: 'vera' });
  const [newest] = body['events'] as { id: number }[];
  return newest?.id ?? 0;
}

test('what was set aside is listed for those of its tenant, without its content', async () => {
  await aParked('r1');
  const { status, body } = await api.call('GET', '/events/parked', { as: 'vera' });
  expect(status).toBe(200);
  expect(body['events']).toMatchObject([{ tenant: 'contoso', recordId: 'r1', reason: 'no id', state: 'parked' }]);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect((await api.call('GET', '/events/parked', { as: 'fay' })).body['events']).toEqual([]);
});

test('an analyst may ask for it again, twice is once, and the trail has who did', async () => {
  const id = await aParked('r2');
  for (let times = 0; times < 2; times++) {
    const { status, body } = await api.call('POST', `/events/parked/${id}/replay`, { as: 'ada' });
    expect([status, body['state']]).toEqual([202, 'replay']);
  }
  const asked = (await listAudit(api.ledger.db, CONTOSO)).filter(({ kind }) => kind === 'replay-requested');
  expect(asked).toMatchObject([{ actor: 'ada', subject: String(id), body: { recordId: 'r2' } }]);
  await endReplay(api.ledger.db, CONTOSO, id, undefined);
  expect((await api.call('POST', `/events/parked/${id}/replay`, { as: 'ada' })).status).toBe(409);
});

test('who may only look, who is of another tenant, and a number that there is not get nothing', async () => {
  const id = await aParked('r3');
  const statuses = await Promise.all(
    [
      [id, 'vera'],
      [id, 'fay'],
      [999_999, 'ada'],
      ['x', 'ada'],
    ].map(async ([which, as]) => (await api.call('POST', `/events/parked/${which}/replay`, { as: String(as) })).status),
  );
  expect(statuses.every((status) => status >= 400)).toBe(true);
  expect(statuses[2]).toBe(404);
});
