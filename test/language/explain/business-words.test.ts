import { expect, test } from 'vitest';
import { businessWords, calendarWords } from '../../../language/explain/business-words.ts';
import { HOUR } from '../../engine/plans.ts';

test('business time names its calendar', () => {
  expect(businessWords({ businessMs: 8 * HOUR, calendar: 'berlin-office' })).toBe(
    '8 hours of business time by the calendar "berlin-office"',
  );
  expect(calendarWords('tenant')).toBe("the tenant's calendar");
});
