import { expect, test } from 'vitest';
import { levelsOf } from '../../../actions/ticket/severity.ts';

test('severities give impact and urgency; an unknown one is handled as medium', () => {
  expect(
    ['critical', 'high', 'medium', 'low', 'other'].map((severity) => Object.values(levelsOf(severity)).join('')),
  ).toEqual(['11', '12', '22', '33', '22']);
});
