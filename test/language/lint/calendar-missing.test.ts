import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';

const used = (steps: string): string => aPlaybook(steps).replace('name: mail-reported', 'name: used-at-contoso');

test('a tenant that names the playbook and has no calendar is told where its calendar is counted by', () => {
  expect(findingsOf(used('- wait: { businessHours: 8h }'))).toEqual(['calendar-missing: 8h']);
  expect(findingsOf(used('- wait: { businessHours: 8h, calendar: tenant }'))).toEqual(['calendar-missing: tenant']);
});

test('where another calendar is named, or no tenant names the playbook, none is missing', () => {
  expect(findingsOf(used('- wait: { businessHours: 8h, calendar: berlin-office }'))).toEqual([]);
  expect(findingsOf(used('- wait: 8h'))).toEqual([]);
  expect(findingsOf(aPlaybook('- wait: { businessHours: 8h }'))).toEqual([]);
});

test('a tenant with a calendar lacks none', () => {
  const facts = WORLD.tenantFacts?.get('contoso');
  if (facts === undefined) expect.fail('the tenant is there');
  const world = { ...WORLD, tenantFacts: new Map([['contoso', { ...facts, calendar: 'berlin-office' }]]) };
  expect(checkDocument(used('- wait: { businessHours: 8h }'), 'a.yaml', world).diagnostics).toEqual([]);
});

test('a schedule by the calendar of the tenant is told at what it does', () => {
  const triggers = 'triggers: [{ schedule: { every: day, at: "07:00", calendar: { onHoliday: skip } } }]\n';
  const text = aPlaybook('- wait: 1h', triggers).replace('name: mail-reported', 'name: used-at-contoso');
  expect(findingsOf(text)).toEqual(['calendar-missing: skip']);
});
