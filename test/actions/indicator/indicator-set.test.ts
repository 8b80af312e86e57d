import { expect, test } from 'vitest';
import { indicatorSet } from '../../../actions/indicator/indicator-set.ts';
import { anIndicator, refuseWith } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('an indicator is set as the input says', async () => {
  const { input } = indicatorSet.example;
  const { output, requests, posted } = await callWithDefender(indicatorSet, input, {
    'POST /indicators': anIndicator(),
  });
  expect(requests).toEqual(['POST /api/indicators']);
  expect(posted).toEqual([
    {
      indicatorValue: 'invoice-portal.example',
      indicatorType: 'DomainName',
      action: 'Block',
      title: 'Phishing: invoice',
      description: 'Asks for passwords: run r-0123456789ab',
      severity: 'High',
      generateAlert: false,
      expirationTime: '2026-05-20T00:00:00Z',
    },
  ]);
  expect(output).toMatchObject({ id: '995', value: 'invoice-portal.example', expires_at: '2027-01-20T00:00:00.000Z' });
});

test('without an end it never expires, and what they refuse is handed on', async () => {
  const { expires_at: _, ...input } = indicatorSet.example.input;
  const refused = { 'POST /indicators': refuseWith(400, 'InvalidDomainName') };
  const { output, posted } = await callWithDefender(indicatorSet, input, refused);
  expect(posted).not.toMatchObject([{ expirationTime: expect.anything() }]);
  expect(output).toMatchObject({ kind: 'rejected', upstreamCode: 'InvalidDomainName' });
});

test('a word that the schema refuses is our mistake, should it come so far', async () => {
  const input = { ...indicatorSet.example.input, action: 'Explode' };
  await expect(callWithDefender(indicatorSet, input, {})).rejects.toThrow(/"action" is one of the words/);
});
