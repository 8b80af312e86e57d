import { expect, test } from 'vitest';
import { declareSchedules, schedulesOf } from '../../schedules/declare.ts';
import type { ScheduleTrigger } from '../../language/plan/trigger.ts';
import type { PlaybookUse } from '../../tenants/tenant.ts';
import { aPlan, anEventTrigger, aScheduleTrigger } from '../activities/a-playbook.ts';
import { aCalendar } from './a-calendar.ts';
import { aTenant } from '../tenants/a-directory.ts';

const NOW = Date.UTC(2026, 10, 21, 12);
const declare = (use: PlaybookUse, ...triggers: ScheduleTrigger[]) =>
  declareSchedules({
    tenants: [aTenant({ playbooks: { trial: use } })],
    plans: new Map([['trial', aPlan({ triggers: [anEventTrigger(), ...triggers] })]]),
    now: NOW,
    calendars: new Map([['berlin-office', aCalendar({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] })]]),
    tenantKey: (tenant) => `key-of-${tenant}`,
  });

test('each schedule trigger of a used playbook is a schedule, named without the tenant', () => {
  const { schedules, problems } = declare({ enabled: true }, aScheduleTrigger(), aScheduleTrigger());
  expect(problems).toEqual([]);
  expect(schedules.map(({ id, source, timezone }) => [id, source.schedule, source.trigger, timezone])).toEqual([
    ['watchbill/t-key-of-contoso/trial/schedule-1', 'schedule-1', 1, 'Europe/Berlin'],
    ['watchbill/t-key-of-contoso/trial/schedule-2', 'schedule-2', 2, 'Europe/Berlin'],
  ]);
});

test('a playbook that is off, or that nobody published, has no schedule', () => {
  expect(declare({ enabled: false }, aScheduleTrigger()).schedules).toEqual([]);
  const none = declareSchedules({
    tenants: [aTenant({ playbooks: { trial: { enabled: true } } })],
    plans: new Map(),
    now: NOW,
    calendars: new Map([['berlin-office', aCalendar({ holidays: [{ date: '2026-12-25', name: 'Christmas' }] })]]),
    tenantKey: String,
  });
  expect(none.schedules).toEqual([]);
});

test('a trigger that names a zone has it, whatever the zone of the tenant', () => {
  expect(declare({ enabled: true }, aScheduleTrigger({ timezone: 'Asia/Tokyo' })).schedules).toMatchObject([
    { timezone: 'Asia/Tokyo' },
  ]);
});

test('a tenant says otherwise by position: a time, words, a cron, a zone', () => {
  const overridden = (
    override: Record<string, string>,
    when: ScheduleTrigger['when'] = { every: 'day', at: '09:00' },
  ) =>
    schedulesOf(aPlan({ triggers: [aScheduleTrigger({ when })] }), { enabled: true, schedules: [override] })[0]
      ?.trigger;
  expect(overridden({ at: '07:00' })?.when).toEqual({ every: 'day', at: '07:00' });
  expect(overridden({ every: 'week', on: 'friday' })?.when).toEqual({ every: 'week', on: 'friday' });
  expect(overridden({ cron: '0 6 * * *' })?.when).toEqual({ cron: '0 6 * * *' });
  expect(overridden({ at: '07:00' }, { cron: '0 6 * * *' })?.when).toEqual({ cron: '0 6 * * *' });
  expect(overridden({ timezone: 'UTC' })).toMatchObject({ timezone: 'UTC', when: { every: 'day', at: '09:00' } });
});

test('a schedule that cannot be understood is a problem, and the others are declared', () => {
  const { schedules, problems } = declare(
    { enabled: true },
    aScheduleTrigger({ when: { every: 'fortnight' } }),
    aScheduleTrigger(),
  );
  expect(schedules).toHaveLength(1);
  expect(problems).toMatchObject([{ schedule: 'schedule-1', message: expect.stringContaining('fortnight') as string }]);
});

test('a schedule that moves on holidays fires on the day that it moves to; one without a calendar is a problem', () => {
  const moving = (name: string) => aScheduleTrigger({ calendar: { name, onHoliday: 'previous-business-day' } });
  const [declared] = declare({ enabled: true }, moving('berlin-office')).schedules;
  const firing = declared?.firing;
  expect(firing?.kind === 'instants' && firing.at.includes(Date.UTC(2026, 11, 24, 8))).toBe(true);
  expect(declare({ enabled: true }, moving('tenant')).problems.map(({ message }) => message)).toEqual([
    'Cannot set schedule-1 of playbook "trial" for tenant "contoso": tenant "contoso" has no calendar',
  ]);
});
