import { expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { triggerChanges } from '../../../language/diff/trigger-changes.ts';
import type { EventTrigger, ManualTrigger, ScheduleTrigger, Trigger } from '../../../language/plan/trigger.ts';

const EVENT: EventTrigger = { kind: 'event', event: 'o365.url_click', whileRunning: 'join', with: {} };
const DAILY: ScheduleTrigger = {
  kind: 'schedule',
  when: { every: 'day', at: '07:00' },
  jitterMs: 0,
  overlap: 'skip',
  catchUp: 'none',
  withinMs: 0,
  with: {},
};
const MANUAL: ManualTrigger = { kind: 'manual', roles: ['lead'] };

function told(before: readonly Trigger[], after: readonly Trigger[]): readonly string[] {
  return triggerChanges({ before, after }).map(({ weight, place, sentence }) => `${weight} ${place}: ${sentence}`);
}

test('a trigger that came or went is told in words', () => {
  expect(told([EVENT], [MANUAL])).toEqual([
    'behaviour trigger 1 (event): Is gone: On each event o365.url_click. While such a run is open, the same event again goes to that run.',
    'behaviour trigger 1 (manual): Is new: By hand, by people with the role lead.',
  ]);
});

test('condition, key and time are told one by one', () => {
  expect(told([EVENT], [{ ...EVENT, when: 'event.x', whileRunning: 'queue' }])).toEqual([
    'behaviour trigger 1 (event): What happens to an event while a run of its key is open: it is "queue" now; it was "join".',
    'behaviour trigger 1 (event): When it starts a run: it is `event.x` now; there was none.',
  ]);
  expect(told([DAILY], [{ ...DAILY, when: { every: 'day', at: '08:00' } }])).toEqual([
    'behaviour trigger 1 (schedule): When it starts a run (at): it is "08:00" now; it was "07:00".',
  ]);
});

test('a start by hand for more people is dangerous, for fewer it is not', () => {
  expect(told([MANUAL], [{ ...MANUAL, roles: [] }])).toEqual([
    'danger trigger 1 (manual): The roles that may start it: it is nothing now; it was "lead".',
  ]);
  expect(told([{ ...MANUAL, roles: ['lead', 'analyst'] }], [MANUAL])[0]).toMatch(/^behaviour /);
});

test('ends of the same playbook belong together', () => {
  const after = (playbook: string, ...outcomes: string[]): Trigger => ({
    kind: 'playbook',
    playbook: playbook as PlaybookName,
    outcomes,
    with: {},
  });
  expect(told([after('a', 'x'), after('b', 'x')], [after('a', 'x'), after('b', 'x', 'y')])).toEqual([
    'behaviour trigger 2 (playbook): The outcomes that start a run: it is "x" and "y" now; it was "x".',
  ]);
});

test('another order is told, because schedules are numbered by it', () => {
  expect(told([DAILY, EVENT], [EVENT, DAILY])).toEqual([
    'behaviour triggers: They stand in another order: schedules are numbered by it, and so are the overrides of tenants.',
  ]);
});

test('webhooks belong together by their path', () => {
  const on = (path: string, auth: 'hmac' | 'bearer'): Trigger => ({ kind: 'webhook', path, body: {}, auth, with: {} });
  expect(told([on('a', 'hmac'), on('b', 'hmac')], [on('a', 'hmac'), on('b', 'bearer')])).toEqual([
    'behaviour trigger 2 (webhook): How calls of the webhook are checked: it is "bearer" now; it was "hmac".',
  ]);
});
