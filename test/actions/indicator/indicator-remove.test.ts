import { expect, test } from 'vitest';
import { indicatorRemove } from '../../../actions/indicator/indicator-remove.ts';
import { anIndicator } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test('the indicator of a value is removed, and one that went away meanwhile is not counted', async () => {
  const { output, requests } = await callWithDefender(
    indicatorRemove,
    { value: 'invoice-portal.example' },
    {
      'GET /indicators': [anIndicator(), anIndicator({ id: '996' })],
      'DELETE /indicators/995': (_, response) => response.writeHead(204).end(),
    },
  );
  expect(requests).toEqual([
    "GET /api/indicators?$filter=indicatorValue eq 'invoice-portal.example'",
    'DELETE /api/indicators/995',
    'DELETE /api/indicators/996',
  ]);
  expect(output).toEqual({ removed: 1 });
});

test('where there is none, none is removed: a repeat is no error', async () => {
  const { output } = await callWithDefender(indicatorRemove, { value: 'x.example' }, { 'GET /indicators': [] });
  expect(output).toEqual({ removed: 0 });
});
