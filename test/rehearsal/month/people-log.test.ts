import { expect, test } from 'vitest';
import type { PersonId } from '../../../contracts/ids.ts';
import { AWAKE_MS, PeopleLog, type Heard } from '../../../rehearsal/month/people-log.ts';

const HEARD: Heard = {
  person: 'kim' as PersonId,
  contact: 'asked',
  at: Date.parse('2026-03-29T00:30:00Z'),
  timezone: 'Europe/Berlin',
  isUrgent: true,
  tenant: 'contoso',
  playbook: 'daily',
};

test('people are told by name, with what they heard at which hour of their own clock', () => {
  const log = new PeopleLog();
  log.hear({ ...HEARD, person: 'lena' as PersonId, contact: 'mailed', isUrgent: false });
  log.hear(HEARD);
  // An hour later the clocks have been put forward: 02:30 does not exist.
  log.hear({ ...HEARD, contact: 'reminded', at: HEARD.at + 3_600_000 });
  const [kim, lena] = log.people();
  expect(kim).toMatchObject({ person: 'kim', asked: 1, reminded: 1, mailed: 0, woken: 2 });
  expect(kim?.byHour.flatMap((count, hour) => (count > 0 ? [hour] : []))).toEqual([1, 3]);
  expect(kim?.wokenAt.map(({ local }) => local)).toEqual(['2026-03-29T01:30', '2026-03-29T03:30']);
  expect(lena).toMatchObject({ person: 'lena', mailed: 1, woken: 0 });
});

test.each([
  [AWAKE_MS - 1, 1],
  [AWAKE_MS, 2],
])('%i ms after getting up somebody has been woken %i times', (afterMs, woken) => {
  const log = new PeopleLog();
  for (const at of [HEARD.at, HEARD.at + afterMs]) log.hear({ ...HEARD, at });
  expect(log.people()[0]?.woken).toBe(woken);
});

test('something urgent by day wakes nobody', () => {
  const log = new PeopleLog();
  log.hear({ ...HEARD, at: Date.parse('2026-03-29T10:00:00Z') });
  expect(log.people()[0]?.woken).toBe(0);
});
