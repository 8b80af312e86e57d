import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

const used = (steps: string): string => aPlaybook(steps).replace('name: mail-reported', 'name: used-at-contoso');

test('an action over a connection that a tenant lacks is told, where the tenant names the playbook', () => {
  expect(findingsOf(used('- action: noop.run\n- wait: 1h'))).toEqual(['connection-missing: noop.run']);
  expect(findingsOf(used('- action: mail.send'))).toEqual([]);
  expect(findingsOf(aPlaybook('- action: noop.run'))).toEqual([]);
});

test('an action that catches the missing connection says itself what happens then', () => {
  const caught = (on: string): string => used(`- { action: noop.run, catch: [{ ${on}steps: [] }] }\n- wait: 1h`);
  expect(findingsOf(caught('on: [forbidden, not-configured], '))).toEqual([]);
  expect(findingsOf(caught('on: [forbidden], '))).toEqual(['connection-missing: noop.run']);
  expect(findingsOf(caught(''))).toEqual(['connection-missing: noop.run']);
});

test('an undo over a connection that a tenant lacks is told, unless the action lacks it too', () => {
  const undone = (action: string, by: string): string => used(`- { action: ${action}, undo: { action: ${by} } }`);
  expect(findingsOf(undone('mail.send', 'noop.run'))).toEqual(['connection-missing: noop.run']);
  expect(findingsOf(undone('noop.run', 'ticket.note'))).toEqual(['connection-missing: noop.run']);
  expect(findingsOf(undone('mail.send', 'mail.send'))).toEqual([]);
});
