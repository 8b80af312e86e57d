import { expect, test } from 'vitest';
import { checkDocument } from '../../../language/check-document.ts';
import { WORLD, aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a calendar in which nobody works',
    '- wait: { businessHours: 8h, calendar: berlin-holidays }',
    ['calendar-without-hours: berlin-holidays'],
  ],
]);

tellsNothing([['one with hours', '- wait: { businessHours: 8h, calendar: berlin-office }']]);

test('the calendars of the tenants that name the playbook are looked at too', () => {
  const facts = WORLD.tenantFacts?.get('contoso');
  if (facts === undefined) expect.fail('the tenant is there');
  const world = { ...WORLD, tenantFacts: new Map([['contoso', { ...facts, calendar: 'berlin-holidays' }]]) };
  const text = aPlaybook('- wait: { businessHours: 8h }');
  const used = text.replace('name: mail-reported', 'name: used-at-contoso');
  expect(checkDocument(used, 'a.yaml', world).diagnostics.map(({ code }) => code)).toEqual(['calendar-without-hours']);
  expect(checkDocument(text, 'a.yaml', world).diagnostics).toEqual([]);
});

test('where it is not known which have none, nothing is told', () => {
  const { calendarsWithoutHours: _without, ...world } = WORLD;
  const text = aPlaybook('- wait: { businessHours: 8h, calendar: berlin-holidays }');
  expect(checkDocument(text, 'a.yaml', world).diagnostics).toEqual([]);
  expect(findingsOf(text)).toEqual(['calendar-without-hours: berlin-holidays']);
});
