import { expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

const stepOf = (step: string) => planOf(aPlaybook(step)).steps[0];

test('business time is milliseconds of a calendar, by default of that of the tenant', () => {
  expect(stepOf('- wait: { businessHours: 1h30m, calendar: berlin-office }')).toMatchObject({
    for: { businessMs: 5_400_000, calendar: 'berlin-office' },
  });
  expect(stepOf('- wait: { businessHours: 8h }')).toMatchObject({ for: { calendar: 'tenant' } });
});

test('a task may be due in business hours', () => {
  expect(stepOf('- task: { title: x, to: [{ team: csirt }], due: { businessHours: 16h } }')).toMatchObject({
    due: { businessMs: 57_600_000, calendar: 'tenant' },
  });
});
