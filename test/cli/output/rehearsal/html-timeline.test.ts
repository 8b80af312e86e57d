import { expect, test } from 'vitest';
import { htmlTimeline } from '../../../../cli/output/rehearsal/html-timeline.ts';
import { aReport, aRun, aSlot } from '../../../rehearsal/month/a-report.ts';
import { DAY, MARCH } from '../../../rehearsal/month/an-estate.ts';

const HOUR = 3_600_000;
const drawn = (over: Parameters<typeof aReport>[0]) => htmlTimeline(aReport(over)).toString();

test('says in words what it shows, for those who do not see it', () => {
  expect(drawn({ runs: [aRun({})] })).toContain(
    'role="img" aria-label="Timeline of 1 run: 1 row from 2026-03-01 00:00 to 2026-03-02 00:00 UTC. The tables below say the same in words."',
  );
});

test('each run is a stroke, and one that was open for long a bar', () => {
  const svg = drawn({ runs: [aRun({}), aRun({ startedAt: MARCH + 6 * HOUR, endedAt: MARCH + 18 * HOUR })] });
  expect(svg).toMatch(/class="run"\s+d="M236 50\.5v10M484\.5 50\.5v10"/);
  expect(svg).toMatch(/class="wait"\s+d="M484\.5 53\.5H981\.5v4H484\.5z"/);
});

test('an outage is shaded and named, a change of clocks marked in the rows of its zone alone', () => {
  const svg = drawn({
    runs: [aRun({}), aRun({ tenant: 'fabrikam' })],
    clockChanges: [{ at: MARCH + HOUR, timezone: 'Europe/Berlin', minutes: 60 }],
    faults: { outages: [{ what: 'worker', from: MARCH, to: MARCH + 3 * HOUR }], throttling: [] },
  });
  expect(svg).toContain('<title>Outage of worker, 2026-03-01 00:00 to 2026-03-01 03:00 UTC</title>');
  expect(svg).toContain('>worker out</text>');
  expect(svg.match(/<title>Clocks change: /g)).toHaveLength(1);
  expect(svg).toContain('clocks change');
});

test('weekends are shaded, and the key names only what is there', () => {
  const svg = drawn({ to: MARCH + 7 * DAY, runs: [aRun({})] });
  expect(svg.match(/class="weekend"/g)).toHaveLength(2);
  expect(svg).not.toContain('was missed or skipped');
  expect(drawn({ slots: [aSlot({})] })).toContain('was missed or skipped');
});

test('names are escaped and cut', () => {
  const svg = drawn({ runs: [aRun({ playbook: '<b>a-very-very-long-name</b>' })] });
  expect(svg).toContain('&lt;b&gt;a-very-very-long-name…');
  expect(svg).not.toContain('<b>');
});
