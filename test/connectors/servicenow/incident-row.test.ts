import { expect, test } from 'vitest';
import { readIncident, writeChanges } from '../../../connectors/servicenow/incident-row.ts';

const PLACE = { base: 'https://example.service-now.com', table: 'incident' };

test('an incident is read with an address for a browser', () => {
  const incident = readIncident(PLACE, {
    sys_id: 's1',
    number: 'INC1',
    sys_updated_on: '2026-11-20 09:00:00',
    sys_created_on: '2026-11-19 09:00:00',
  });
  expect(incident).toMatchObject({
    openedAt: '2026-11-19T09:00:00.000Z',
    url: 'https://example.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3Ds1',
    title: '',
  });
});

test('one without number or time of update is an invalid answer', () => {
  expect(() => readIncident(PLACE, { sys_id: 's', number: 'INC1' })).toThrow(/one is missing/);
  expect(() => readIncident(PLACE, { sys_id: 's', sys_updated_on: '2026-11-20 09:00:00' })).toThrow(/one is missing/);
});

test('texts are cut at the length of their column, and a title is one line', () => {
  expect(writeChanges({ title: `a\r\nb ${'x'.repeat(156)}` })).toEqual({ short_description: `a b ${'x'.repeat(156)}` });
  expect(writeChanges({ title: 'x'.repeat(161) })).toEqual({ short_description: `${'x'.repeat(159)}…` });
  expect(writeChanges({ description: 'x'.repeat(4_000) })['description']).toHaveLength(4_000);
  expect(writeChanges({ description: 'x'.repeat(4_001) })['description']).toMatch(/…$/);
  expect(writeChanges({ impact: 1, urgency: 3, closeNotes: 'n', closeCode: 'c', state: '6' })).toEqual({
    impact: '1',
    urgency: '3',
    close_notes: 'n',
    close_code: 'c',
    state: '6',
  });
});
