import { afterEach, expect, test } from 'vitest';
import { startSmallGraph } from './small-graph.ts';
import type { SmallGraph } from './small-graph.ts';

let small: SmallGraph | undefined;
afterEach(() => small?.close());

test('messages since a moment come newest first, also from a service that ignores the filter', async () => {
  const message = (id: string, day: number): Readonly<Record<string, string>> => ({
    id,
    lastModifiedDateTime: `2026-11-0${day}T00:00:00Z`,
  });
  small = await startSmallGraph({
    'GET /admin/serviceAnnouncement/messages': {
      value: [
        message('MC1', 1),
        {
          ...message('MC2', 2),
          category: 'PlanForChange',
          severity: 'High',
          isMajorChange: true,
          actionRequiredByDateTime: '2026-12-01T00:00:00Z',
          services: ['Defender'],
        },
        message('MC3', 3),
      ],
    },
  });
  const found = await small.graph.announcements.list(Date.parse('2026-11-02T00:00:00Z'));
  expect(found.map(({ id }) => id)).toEqual(['MC3', 'MC2']);
  expect(found[0]).toMatchObject({ isMajorChange: false, actionRequiredBy: null, services: [] });
  expect(found[1]).toMatchObject({
    category: 'planForChange',
    severity: 'high',
    isMajorChange: true,
    actionRequiredBy: '2026-12-01T00:00:00.000Z',
  });
  expect(small.server.seen.at(-1)?.query.get('$filter')).toBe('lastModifiedDateTime ge 2026-11-02T00:00:00.000Z');
});
