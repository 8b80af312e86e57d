import { expect, test } from 'vitest';
import { indicatorList } from '../../../actions/indicator/indicator-list.ts';
import { anIndicator } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

test.each([
  [{ value: 'invoice-portal.example' }, "?$filter=indicatorValue eq 'invoice-portal.example'"],
  [{ type: 'DomainName', action: 'Block' }, "?$filter=indicatorType eq 'DomainName' and action eq 'Block'"],
  [{}, ''],
])('indicators are listed by %j, no more than asked for', async (input, query) => {
  const routes = { 'GET /indicators': [anIndicator(), anIndicator({ id: '996' })] };
  const { output, requests } = await callWithDefender(indicatorList, { ...input, limit: 1 }, routes);
  expect(requests).toEqual([`GET /api/indicators${query}`]);
  expect(output).toEqual({ indicators: [expect.objectContaining({ id: '995', created_by: 'watchbill' })] });
});
