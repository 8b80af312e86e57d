import { expect, test } from 'vitest';
import { createSlotCalendar } from '../../worker/slot-calendar.ts';
import { aPlan, aScheduleTrigger } from '../activities/a-playbook.ts';
import { aDirectory, aTenant } from '../tenants/a-directory.ts';

const tenant = aTenant({ playbooks: { trial: { enabled: true } }, timezone: 'Asia/Tokyo' });
const calendar = createSlotCalendar({
  directory: aDirectory([tenant], []),
  published: { plans: new Map([['trial', aPlan({ triggers: [aScheduleTrigger()] })]]) },
});
const start = (over: object = {}) => ({
  tenant: tenant.id,
  playbook: 'trial',
  schedule: 'schedule-1',
  trigger: 0,
  slot: '2026-11-21T00:00:00.000Z',
  ...over,
});

test('a slot is named by the clock of its schedule', () => {
  expect(calendar.nameOf(start())).toBe('2026-11-21T09:00');
  expect(calendar.nameOf(start({ playbook: 'unknown' }))).toBe('2026-11-21T00:00');
});

test('the slot after this one is known, of a schedule that is known', () => {
  expect(calendar.nextAfter(start())).toBe(Date.UTC(2026, 10, 22));
  expect(calendar.nextAfter(start({ schedule: 'schedule-9' }))).toBeUndefined();
});
