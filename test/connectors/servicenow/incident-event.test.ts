import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { EVENT_COLUMNS, incidentEvents } from '../../../connectors/servicenow/incident-event.ts';
import { eventScope } from '../../../contracts/event.ts';
import type { TenantId } from '../../../contracts/ids.ts';
import { EVENT_SCHEMAS } from '../../../language/types/event-types.ts';

const TENANT = 'contoso' as TenantId;
const PLACE = { base: 'https://x.example', table: 'incident', user: 'watchbill' };
const ROW = {
  sys_id: 'a1',
  number: 'INC0000001',
  short_description: 'Malware on pc-1',
  state: '2',
  priority: '2',
  impact: 'high',
  sys_mod_count: '7',
  sys_updated_on: '2026-11-20 09:00:00',
  sys_updated_by: 'mia',
  caller_id: 'c1',
  description: '',
  opened_at: '2026-11-20 08:00:00',
  closed_at: '',
};
const valid = new Ajv({ strict: false, formats: { 'date-time': true } }).compile(EVENT_SCHEMAS['servicenow.incident']);
const eventsOf = (...rows: Record<string, string>[]) => incidentEvents(PLACE, TENANT, rows);

test('a row is an event with the fields of the catalogue; what is empty, or no number, is left out', () => {
  const { events, unreadable } = eventsOf(ROW);
  expect(unreadable).toEqual([]);
  expect(events).toMatchObject([{ changedAt: Date.parse('2026-11-20T09:00:00Z') }]);
  const [event] = events.map((changed) => changed.event);
  expect(event).toEqual({
    tenant: TENANT,
    source: 'servicenow',
    id: 'a1/7',
    type: 'servicenow.incident',
    occurredAt: '2026-11-20T09:00:00.000Z',
    fields: {
      incident_id: 'a1',
      number: 'INC0000001',
      table: 'incident',
      title: 'Malware on pc-1',
      state: '2',
      caller: 'c1',
      updated_by: 'mia',
      priority: 2,
      change_count: 7,
      opened_at: '2026-11-20T08:00:00.000Z',
      is_own_change: false,
      updated_at: '2026-11-20T09:00:00.000Z',
      deep_link: 'https://x.example/nav_to.do?uri=incident.do%3Fsys_id%3Da1',
    },
    raw: ROW,
  });
  if (event === undefined) expect.fail('There is an event');
  expect(valid(eventScope(event)), JSON.stringify(valid.errors)).toBe(true);
});

test('each state of a row is an event of its own; without the count of changes its time tells them apart', () => {
  const { sys_mod_count: _, ...hidden } = ROW;
  const ids = eventsOf(ROW, { ...ROW, sys_mod_count: '8' }, hidden).events.map(({ event }) => event.id);
  expect(ids).toEqual(['a1/7', 'a1/8', 'a1/2026-11-20T09:00:00.000Z']);
});

test('what Watchbill itself has changed is told', () => {
  const [own] = eventsOf({ ...ROW, sys_updated_by: 'watchbill' }).events;
  expect(own?.event.fields['is_own_change']).toBe(true);
});

test.each(['number', 'sys_updated_on'])('a row without %s is no event, and stops no other', (column) => {
  const { [column as keyof typeof ROW]: _, ...rest } = ROW;
  const { events, unreadable } = eventsOf(rest, ROW);
  expect(events).toHaveLength(1);
  expect(unreadable).toEqual([{ reason: expect.stringContaining('"number" and "sys_updated_on"'), raw: rest }]);
});

test('every column that is read is asked for, once', () => {
  expect(EVENT_COLUMNS).toEqual([...new Set(EVENT_COLUMNS)]);
  expect(EVENT_COLUMNS).toEqual(expect.arrayContaining(Object.keys(ROW)));
});
