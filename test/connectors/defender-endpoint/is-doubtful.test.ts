import { expect, test } from 'vitest';
import { isDoubtful } from '../../../connectors/defender-endpoint/is-doubtful.ts';
import { UpstreamError } from '../../../connectors/upstream-error.ts';

test('a lost answer and an error of the server leave a write in doubt, a refusal and a connection never made do not', () => {
  const errors = [
    new UpstreamError('outcome-unknown', 'Lost'),
    new UpstreamError('unavailable', 'Broken', { status: 503 }),
    new UpstreamError('unavailable', 'Never sent'),
    new UpstreamError('rejected', 'Refused', { status: 400 }),
    new TypeError('Ours'),
  ];
  expect(errors.map(isDoubtful)).toEqual([true, true, false, false, false]);
});
