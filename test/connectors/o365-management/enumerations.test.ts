import { expect, test } from 'vitest';
import { enumName } from '../../../connectors/o365-management/enumerations.ts';

test('numbers, digits and names of an enumeration give its name', () => {
  expect([
    enumName('fileVerdict', -3),
    enumName('fileVerdict', '1'),
    enumName('policy', 'SafeAttachements'),
    enumName('workload', 2),
  ]).toEqual(['Pending', 'Bad', 'SafeAttachements', 'Teams']);
  expect([enumName('clickAction', 2), enumName('policyAction', 5)]).toEqual(['Blockpage', 'Quarantine']);
});

test('F20: an unknown number stays as text, and what is neither text nor number is nothing', () => {
  expect([
    enumName('policy', 16),
    enumName('policy', 'constructor'),
    enumName('policy', null),
    enumName('policy', {}),
  ]).toEqual(['16', 'constructor', '', '']);
});
