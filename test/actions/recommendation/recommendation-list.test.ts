import { expect, test } from 'vitest';
import { recommendationList } from '../../../actions/recommendation/recommendation-list.ts';
import { aRecommendation } from '../../connectors/defender-endpoint/small-defender.ts';
import { callWithDefender } from '../defender-bench.ts';

const routes = {
  'GET /recommendations': [
    aRecommendation({ id: 'few', exposedMachinesCount: 1 }),
    aRecommendation({ id: 'excepted', status: 'Exception', exposedMachinesCount: 99 }),
    aRecommendation({ id: 'many', exposedMachinesCount: 50, publicExploit: false }),
  ],
};
const idsOf = async (input: Record<string, number | boolean>): Promise<unknown> => {
  const { output } = await callWithDefender(recommendationList, { limit: 10, ...input }, routes);
  return (output as { recommendations: { id: string }[] }).recommendations.map(({ id }) => id);
};

test('what still holds is listed, the most devices first, no more than asked for', async () => {
  expect(await idsOf({})).toEqual(['many', 'few']);
  expect(await idsOf({ limit: 1 })).toEqual(['many']);
  expect(await idsOf({ public_exploit: true })).toEqual(['few']);
});

test('a recommendation is told with the members of the signature', async () => {
  const { output } = await callWithDefender(
    recommendationList,
    { limit: 1 },
    { 'GET /recommendations': [aRecommendation()] },
  );
  expect(output).toEqual({ recommendations: [exampleOf('recommendations')] });
});

/** The one item of the example, which tells the same recommendation. */
function exampleOf(name: string): unknown {
  return (recommendationList.example.output as Record<string, unknown[]>)[name]?.[0];
}
