import { expect, test } from 'vitest';
import { seedInstance } from '../../../simulator/servicenow/seed-instance.ts';
import type { Row } from '../../../simulator/servicenow/table-store.ts';
import { planWrite } from '../../../simulator/servicenow/write-row.ts';
import type { PlannedWrite } from '../../../simulator/servicenow/write-row.ts';
import { openWorld } from '../../../simulator/world.ts';
import { aFolder, CONTOSO } from '../support.ts';

function plan(given: Row): PlannedWrite {
  const world = openWorld({ folder: aFolder() });
  seedInstance(world, CONTOSO);
  return planWrite(world, { tenant: 'contoso', table: 'incident', given, by: 'watchbill' });
}

test.each([
  ['1', '1', '1'],
  ['1', '2', '2'],
  ['3', '3', '5'],
])('impact %s and urgency %s make priority %s', (impact, urgency, priority) => {
  expect(plan({ impact, urgency, priority: '1' }).row.fields['priority']).toBe(priority);
});

test('a group may be given by name; a name of nobody dangles', () => {
  expect(plan({ assignment_group: 'csirt' }).row.fields['assignment_group']).toMatch(/^[0-9a-f]{32}$/);
  expect(plan({ assignment_group: 'nobody' }).row.fields['assignment_group']).toBe('nobody');
});

test('system columns cannot be written', () => {
  expect(plan({ sys_updated_on: '1999-01-01 00:00:00', sys_id: 'mine' }).changed).toEqual({});
});

test.each([
  ['6', ['Close code', 'Close notes']],
  ['7', ['Close code', 'Close notes']],
  ['8', []],
  ['3', []],
])('state %s needs %j', (state, missing) => {
  expect(plan({ state }).missing).toEqual(missing);
});

test.each([
  ['6', 'true'],
  ['7', 'false'],
  ['8', 'false'],
])('a ticket in state %s is active: %s', (state, active) => {
  expect(plan({ state, close_code: 'User error', close_notes: 'x' }).row.fields['active']).toBe(active);
});
