import { expect, test } from 'vitest';
import { createSlotCalendar } from '../../worker/slot-calendar.ts';
import { aPlan, aScheduleTrigger } from '../activities/a-playbook.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
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

test('a slot on a holiday says why it starts nothing, and the next one is on none', () => {
  const holidays = [{ date: '2026-11-22', name: 'Rest' }];
  const closed = createSlotCalendar({
    directory: { ...aDirectory([tenant], []), calendars: new Map([['berlin-office', aCalendar({ holidays })]]) },
    published: {
      plans: new Map([
        ['trial', aPlan({ triggers: [aScheduleTrigger({ calendar: { name: 'berlin-office', onHoliday: 'skip' } })] })],
      ]),
    },
  });
  expect(closed.whyNot(start())).toBeUndefined();
  expect(closed.whyNot(start({ slot: '2026-11-22T00:00:00.000Z' }))).toBe('Holiday of calendar "berlin-office": Rest');
  expect(closed.whyNot(start({ playbook: 'unknown' }))).toBeUndefined();
  expect(closed.nextAfter(start())).toBe(Date.UTC(2026, 10, 23));
});
