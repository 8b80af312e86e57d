import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { CALENDAR } from '../documents.ts';

test.each([
  [CALENDAR.replace('monday', 'sunday'), []],
  [CALENDAR.replace('monday', 'holiday'), ['unknown-key: holiday']],
  [CALENDAR.replace('["22:00-06:00"]', '[]'), []],
  [CALENDAR.replace('["22:00-06:00"]', '22:00-06:00'), ['wrong-type: 22:00-06:00']],
])('%#: hours stand by day of the week, in lists', (text, findings) => expect(findingsOf(text)).toEqual(findings));
