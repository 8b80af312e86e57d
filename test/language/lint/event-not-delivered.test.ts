import { expect, test } from 'vitest';
import { CONNECTED_EVENT_TYPES, EVENT_TYPES, type EventType } from '../../../contracts/event.ts';
import { checkDocument } from '../../../language/check-document.ts';
import type { World } from '../../../language/world.ts';
import { aPlaybook, checked, findingsOf, WORLD } from '../a-world.ts';

const startedBy = (event: string, name = 'mail-reported'): string =>
  aPlaybook('- wait: 1h', `triggers: [{ event: ${event} }]\n`).replace('name: mail-reported', `name: ${name}`);

test.each(EVENT_TYPES)('whether anything hands over "%s" is told at its trigger', (type) => {
  const findings = CONNECTED_EVENT_TYPES.has(type) ? [] : [`event-not-delivered: ${type}`];
  expect(findingsOf(startedBy(type))).toEqual(findings);
});

test('a tenant that names the playbook without the connection of the event is told by name', () => {
  const { diagnostics } = checked(startedBy('o365.audit', 'used-at-contoso'));
  expect(diagnostics).toMatchObject([{ code: 'event-not-delivered', severity: 'warning' }]);
  expect(diagnostics[0]?.summary).toContain('at "contoso"');
  expect(WORLD.tenantFacts?.get('contoso')?.connections.has('o365-management')).toBe(false);
});

const factsWith = (connection: string, delivers: readonly EventType[]): World => {
  const facts = WORLD.tenantFacts?.get('contoso');
  if (facts === undefined) expect.fail('The world has no tenant');
  const connections = new Set([...facts.connections, connection]);
  return { ...WORLD, tenantFacts: new Map([['contoso', { ...facts, connections, delivers: new Set(delivers) }]]) };
};
const found = (event: EventType, world: World) =>
  checkDocument(startedBy(event, 'used-at-contoso'), 'playbook.yaml', world).diagnostics;

test('a tenant whose connection hands the event over, or that does not name the playbook, is not told', () => {
  expect(found('o365.audit', factsWith('o365-management', ['o365.audit']))).toEqual([]);
  expect(found('servicenow.incident', factsWith('servicenow', ['servicenow.incident']))).toEqual([]);
  expect(findingsOf(startedBy('o365.audit'))).toEqual([]);
});

test('a tenant whose connection is there and does not ask for the event is told how to ask', () => {
  const [told] = found('servicenow.incident', factsWith('servicenow', []));
  expect(told).toMatchObject({ code: 'event-not-delivered', severity: 'warning' });
  expect(told?.summary).toContain('at "contoso" because the connection "servicenow" does not ask for them');
  expect(told?.detail).toContain('Add "servicenow.incident" to `events` of the connection');
});

test('triggers of other kinds hand over no events', () => {
  expect(findingsOf(aPlaybook('- wait: 1h', 'triggers: [{ manual: {} }]\n'))).toEqual([]);
});
