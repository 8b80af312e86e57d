import { expect, test } from 'vitest';
import { matchTrigger } from '../../language/plan/match-trigger.ts';
import type { EventTrigger } from '../../language/plan/trigger.ts';
import { caseGroup } from '../../rehearsal/case-group.ts';
import { aPlan, anEventTrigger } from '../activities/a-playbook.ts';
import { anEvent } from '../language/plan/an-event.ts';
import { aTenant } from '../tenants/a-directory.ts';

const { id, title, values } = aTenant();
const context = { tenant: { id, title, values }, now: '2026-11-21T09:00:00.000Z' };
const GROUP = { by: { cel: 'event.campaign' }, windowMs: 1_000, threshold: 2 } as const;

function groupOf(over: Partial<EventTrigger>, campaigns: readonly string[]) {
  const plan = aPlan({ triggers: [anEventTrigger(over)] });
  const events = campaigns.map((campaign, at) => anEvent({ id: `e${at}`, fields: { campaign } }));
  const matched = matchTrigger(plan, events[0] ?? anEvent(), context);
  if (!matched.matched) expect.fail('the trigger wants the first event');
  return caseGroup(plan, { match: matched.match, events }, context);
}

test('events of one key are the group, once there are enough', () => {
  expect(groupOf({ group: GROUP }, ['a', 'a'])).toMatchObject({ events: [{ id: 'e0' }, { id: 'e1' }] });
  expect(groupOf({ group: GROUP }, ['a'])).toEqual({ problem: 'only 1 of the 2 events came that a start needs' });
});

test('an event of another key, or one that is not wanted, is no part of it', () => {
  expect(groupOf({ group: GROUP }, ['a', 'b'])).toMatchObject({ problem: expect.stringContaining('event 2') });
  const wanted = { group: GROUP, when: 'event.id != "e1"' };
  expect(groupOf(wanted, ['a', 'a'])).toMatchObject({ problem: expect.stringContaining('event 2') });
});

test('without a group one event starts the run', () => {
  expect(groupOf({}, ['a'])).toEqual({});
  expect(groupOf({}, ['a', 'a'])).toMatchObject({ problem: expect.stringContaining('groups none') });
});
