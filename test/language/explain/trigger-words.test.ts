import { expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { triggerWords } from '../../../language/explain/trigger-words.ts';
import type { EventTrigger, ScheduleTrigger } from '../../../language/plan/trigger.ts';
import { cel, HOUR, MINUTE } from '../../engine/plans.ts';

const EVENT: EventTrigger = { kind: 'event', event: 'o365.url_click', whileRunning: 'join', with: {} };
const SCHEDULE: ScheduleTrigger = {
  kind: 'schedule',
  when: { every: 'weekday', at: '07:00' },
  jitterMs: 0,
  overlap: 'skip',
  catchUp: 'last',
  withinMs: HOUR,
  with: {},
};

test('an event is told with its condition, its key and what it gives', () => {
  expect(triggerWords(EVENT)).toBe(
    'On each event o365.url_click. While such a run is open, the same event again goes to that run.',
  );
  expect(
    triggerWords({
      ...EVENT,
      when: 'event.n > 1',
      key: cel('event.k'),
      whileRunning: 'queue',
      with: { n: cel('event.n') },
    }),
  ).toBe(
    'On each event o365.url_click for which `event.n > 1` holds. While such a run is open, another event with the same key ${{ event.k }} waits until that run has ended, then starts one. Gives n: ${{ event.n }}.',
  );
});

test('a group is told with its window, and with what happens to fewer', () => {
  const group = { by: cel('event.u'), windowMs: HOUR, threshold: 1 };
  expect(triggerWords({ ...EVENT, group })).toBe(
    'On the first of the events o365.url_click with the same ${{ event.u }} within 1 hour: they are one start. What comes after it in that time goes to that run, or is let go once the run has ended.',
  );
  expect(triggerWords({ ...EVENT, when: 'event.n > 1', group: { ...group, threshold: 10 } })).toMatch(
    /^Once 10 have come of the events o365\.url_click for which `event\.n > 1` holds with the same .* one start\. Fewer start nothing\. /,
  );
});

test('a schedule is told in words', () => {
  expect(triggerWords(SCHEDULE)).toBe(
    "Every weekday at 07:00 (the tenant's time zone). A time at which a run of it is still open is skipped. Of missed times the last is made up for, up to 1 hour late.",
  );
  expect(
    triggerWords({
      ...SCHEDULE,
      when: { every: 'month', on: 'first monday' },
      timezone: 'Europe/Berlin',
      catchUp: 'none',
    }),
  ).toMatch(/^Every month on first monday \(Europe\/Berlin\)\. .* Missed times are not made up for\.$/);
  expect(triggerWords({ ...SCHEDULE, when: { cron: '0 7 * * 1' }, jitterMs: 5 * MINUTE })).toMatch(
    /^At the times of cron "0 7 \* \* 1" \(the tenant's time zone\), up to 5 minutes later at random\. /,
  );
});

test('the end of another playbook is told with its outcomes', () => {
  const playbook = 'contain-host' as PlaybookName;
  expect(triggerWords({ kind: 'playbook', playbook, outcomes: ['contained', 'failed'], with: {} })).toBe(
    'When a run of the playbook "contain-host" has ended as "contained" or "failed". Each end starts a run of its own.',
  );
});

test('people are told by their roles', () => {
  expect(triggerWords({ kind: 'manual', roles: ['analyst', 'lead'] })).toBe(
    'By hand, by people with the role analyst or people with the role lead.',
  );
});

test.each([
  ['skip', 'is skipped'],
  ['next-business-day', 'moves to the next business day'],
  ['previous-business-day', 'moves to the business day before'],
] as const)('what becomes of holidays is told: %s', (onHoliday, words) => {
  expect(triggerWords({ ...SCHEDULE, calendar: { name: 'tenant', onHoliday } })).toMatch(
    new RegExp(`A time on a holiday of the tenant's calendar ${words}\\.$`),
  );
});

test('calls of other systems are told with how they are checked and what is the same call', () => {
  const call = { kind: 'webhook', path: 'edr-alert', body: {}, with: {} } as const;
  expect(triggerWords({ ...call, auth: 'hmac' })).toBe(
    'When another system calls the webhook "edr-alert", signed with the secret of the tenant. The same call again starts nothing more.',
  );
  expect(triggerWords({ ...call, auth: 'bearer', key: { cel: 'event.body.id' } })).toBe(
    'When another system calls the webhook "edr-alert", with the secret of the tenant as bearer. Further calls with the same ${{ event.body.id }} start nothing more.',
  );
});
