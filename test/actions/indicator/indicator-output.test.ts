import { expect, test } from 'vitest';
import { INDICATOR, INDICATOR_EXAMPLE, indicatorOutput } from '../../../actions/indicator/indicator-output.ts';

test('an indicator is told with the members of its schema; one that never expires has an empty time', () => {
  const indicator = {
    id: '995',
    value: 'invoice-portal.example',
    type: 'DomainName',
    action: 'Block',
    title: 'Phishing: invoice',
    severity: 'High',
    expiresAt: null,
    createdBy: 'watchbill',
  };
  expect(Object.keys(indicatorOutput(indicator))).toEqual(Object.keys(INDICATOR));
  expect(indicatorOutput(indicator)).toEqual({ ...INDICATOR_EXAMPLE, expires_at: '' });
});
