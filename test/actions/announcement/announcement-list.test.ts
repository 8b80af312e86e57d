import { expect, test } from 'vitest';
import { announcementList } from '../../../actions/announcement/announcement-list.ts';
import { withGraph } from '../graph-bench.ts';

const start = withGraph();

test('announcements of the last days are listed, of the named services alone', async () => {
  const message = (id: string, service: string): Readonly<Record<string, string | readonly string[]>> => ({
    id,
    title: id,
    category: 'stayInformed',
    severity: 'normal',
    services: [service],
    lastModifiedDateTime: '2026-11-20T00:00:00Z',
  });
  const value = [message('MC1', 'Teams'), message('MC2', 'Defender'), message('MC3', 'Defender')];
  const bench = await start({ 'GET /admin/serviceAnnouncement/messages': { value } });
  expect(await bench.run(announcementList, { since_days: 7, services: ['Defender'], limit: 1 })).toMatchObject({
    messages: [{ id: 'MC2', action_required_by: '', is_major_change: false }],
  });
  const all = (await bench.run(announcementList, { since_days: 7, limit: 50 })) as {
    readonly messages: readonly unknown[];
  };
  expect(all.messages).toHaveLength(3);
});
