import { expect, test } from 'vitest';
import { CONNECTED_SOURCES, EVENT_TYPES, eventSource } from '../../../contracts/event.ts';
import { checkDocument } from '../../../language/check-document.ts';
import { aPlaybook, checked, findingsOf, WORLD } from '../a-world.ts';

const startedBy = (event: string, name = 'mail-reported'): string =>
  aPlaybook('- wait: 1h', `triggers: [{ event: ${event} }]\n`).replace('name: mail-reported', `name: ${name}`);

test.each(EVENT_TYPES)('whether anything hands over "%s" is told at its trigger', (type) => {
  const isConnected = CONNECTED_SOURCES.has(eventSource(type));
  expect(findingsOf(startedBy(type))).toEqual(isConnected ? [] : [`event-not-delivered: ${type}`]);
});

test('a tenant that names the playbook without the connection of the event is told by name', () => {
  const { diagnostics } = checked(startedBy('o365.audit', 'used-at-contoso'));
  expect(diagnostics).toMatchObject([{ code: 'event-not-delivered', severity: 'warning' }]);
  expect(diagnostics[0]?.summary).toContain('at "contoso"');
  expect(WORLD.tenantFacts?.get('contoso')?.connections.has('o365-management')).toBe(false);
});

test('a tenant that has the connection, or does not name the playbook, is not told', () => {
  const facts = WORLD.tenantFacts?.get('contoso');
  if (facts === undefined) expect.fail('The world has no tenant');
  const connections = new Set([...facts.connections, 'o365-management']);
  const world = { ...WORLD, tenantFacts: new Map([['contoso', { ...facts, connections }]]) };
  expect(checkDocument(startedBy('o365.audit', 'used-at-contoso'), 'playbook.yaml', world).diagnostics).toEqual([]);
  expect(findingsOf(startedBy('o365.audit'))).toEqual([]);
});

test('triggers of other kinds hand over no events', () => {
  expect(findingsOf(aPlaybook('- wait: 1h', 'triggers: [{ manual: {} }]\n'))).toEqual([]);
});
