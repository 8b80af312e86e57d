import { describe, expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

const told = (schedule: string, name = 'mail-reported'): readonly string[] =>
  checked(
    aPlaybook('- wait: 1h', `triggers: [{ schedule: { ${schedule} } }]\n`).replace(
      'name: mail-reported',
      `name: ${name}`,
    ),
  ).diagnostics.map(({ code, severity, summary }) => `${severity} ${code}: ${summary}`);
const BERLIN = 'timezone: Europe/Berlin';

describe('a schedule in the hour that clocks leave out', () => {
  test('fires at another time, where it fires once a day', () => {
    expect(told(`every: day, at: "02:30", ${BERLIN}`)).toEqual([
      'warning schedule-clock-change: Cannot fire once at 02:30 in "Europe/Berlin" on days such as 2026-03-29 because clocks go from 02:00 to 03:00: it fires at 03:00 instead',
    ]);
    expect(told(`every: month, on: last sunday, at: "02:00", ${BERLIN}`)).toHaveLength(1);
    expect(told(`cron: "59 2 * * *", ${BERLIN}`)).toHaveLength(1);
  });

  test('is left out, where it fires several times', () => {
    expect(told(`cron: "15 2,14 * * *", ${BERLIN}`)).toEqual([
      'warning schedule-clock-change: Cannot fire once at 02:15 in "Europe/Berlin" on days such as 2026-03-29 because clocks go from 02:00 to 03:00: it is left out',
    ]);
  });

  test.each([
    'every: day, at: "01:59"',
    'every: day, at: "03:00"',
    'every: weekday, at: "02:30"',
    'every: 15m',
    'cron: "30 * * * *"',
  ])('is none: %s', (schedule) => expect(told(`${schedule}, ${BERLIN}`)).toEqual([]));
});

test('a schedule of several times fires twice in the hour that comes twice', () => {
  expect(told('cron: "30 1,13 * * *", timezone: America/New_York')).toEqual([
    'warning schedule-clock-change: Cannot fire once at 01:30 in "America/New_York" on days such as 2026-11-01 because clocks go from 02:00 back to 01:00: it fires twice',
  ]);
  expect(told('cron: "30 1 * * *", timezone: America/New_York')).toEqual([]);
});

test('without a zone of its own that of the tenants counts which name the playbook', () => {
  expect(told('every: day, at: "02:30"', 'used-at-contoso')).toHaveLength(1);
  expect(told('every: day, at: "02:30", timezone: UTC', 'used-at-contoso')).toEqual([]);
  expect(told('every: day, at: "02:30"')).toEqual([]);
  const manual = aPlaybook('- wait: 1h', 'triggers: [{ manual: {} }]\n');
  expect(checked(manual).diagnostics).toEqual([]);
});
