import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf } from '../a-world.ts';

const used = (steps: string): string => aPlaybook(steps).replace('name: mail-reported', 'name: used-at-contoso');

test('an action that needs a permission which a tenant has not granted is told, where the tenant names the playbook', () => {
  expect(findingsOf(used('- action: mail.receive'))).toEqual(['permission-missing: mail.receive']);
  expect(findingsOf(used('- action: mail.store'))).toEqual([]);
  expect(findingsOf(aPlaybook('- action: mail.receive'))).toEqual([]);
});

test('each right is told by itself, and none that is granted', () => {
  const [finding] = checked(used('- action: mail.receive')).diagnostics;
  expect(finding?.summary).toBe(
    'Cannot call action "mail.receive" at "contoso" because it needs "box: delete" of "smtp": the tenant has not granted it',
  );
});

test('of a connection of which the tenant says nothing nothing is known', () => {
  expect(findingsOf(used('- action: noop.run\n- wait: 1h'))).toEqual(['connection-missing: noop.run']);
});

test('an action that catches the refusal says itself what happens then', () => {
  const caught = (on: string): string => used(`- { action: mail.receive, catch: [{ ${on}steps: [] }] }`);
  expect(findingsOf(caught('on: [forbidden], '))).toEqual([]);
  expect(findingsOf(caught('on: [not-found], '))).toEqual(['permission-missing: mail.receive']);
  expect(findingsOf(caught(''))).toEqual(['permission-missing: mail.receive']);
});

test('an undo that needs a permission which a tenant has not granted is told, also where the step catches the refusal', () => {
  const undone = (action: string, by: string, more = ''): string =>
    used(`- { action: ${action}, undo: { action: ${by} }${more} }`);
  expect(findingsOf(undone('mail.send', 'mail.receive'))).toEqual(['permission-missing: mail.receive']);
  expect(findingsOf(undone('mail.send', 'mail.receive', ', catch: [{ on: [forbidden], steps: [] }]'))).toEqual([
    'permission-missing: mail.receive',
  ]);
  expect(findingsOf(undone('mail.send', 'mail.store'))).toEqual([]);
  const [finding] = checked(undone('mail.send', 'mail.receive')).diagnostics;
  expect(finding?.summary).toBe(
    'Cannot undo "mail.send" by "mail.receive" at "contoso" because it needs "box: delete" of "smtp": the tenant has not granted it',
  );
});

test('what the undo lacks as the action does is told once', () => {
  expect(findingsOf(used('- { action: mail.receive, undo: { action: mail.receive } }'))).toEqual([
    'permission-missing: mail.receive',
  ]);
});
