import { expect, test } from 'vitest';
import type { TenantId } from '../../../contracts/ids.ts';
import { parkRecord } from '../../../ledger/feed-contents.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('events that were set aside are listed with their reason and handed over again', async () => {
  expect((await cli.run(['events', 'parked'], { as: 'ada' })).out).toBe('Nothing is set aside\n');
  const feed = { source: 'o365-management', contentType: 'Audit.General' } as const;
  const record = { contentId: 'c', recordId: 'r1', reason: 'no id', body: {} };
  await parkRecord(cli.api.ledger.db, 'contoso' as TenantId, feed, record);
  const { out } = await cli.run(['events', 'parked'], { as: 'ada' });
  expect(out).toMatch(/\d+\s+contoso\s+r1\s+\d{4}-.*Z\s+no id/);
  const listed = await cli.run(['events', 'parked', '--json'], { as: 'ada' });
  const { events } = listed.json<{ events: { id: number }[] }>();
  const id = String(events[0]?.id);
  expect(await cli.run(['events', 'replay', id], { as: 'ada' })).toMatchObject({
    code: 0,
    out: `Event ${id} of contoso is handed over again in the next seconds\n`,
  });
  expect((await cli.run(['events', 'replay', id, '--json'], { as: 'ada' })).json()).toMatchObject({ state: 'replay' });
  expect((await cli.run(['events', 'replay', '999999'], { as: 'ada' })).code).toBe(4);
});
