import { expect, test } from 'vitest';
import { aBench, refusalOf } from '../support.ts';

test.each([
  ['machines?$top=10000', 200],
  ['machines?$top=10001', 400],
])('%s is answered with %i', async (path, status) => {
  const { defender } = await aBench();
  expect((await defender(path)).status).toBe(status);
});

test('listings and entities name their metadata, and a next link leads on', async () => {
  const { defender, simulator } = await aBench();
  const listed = await (await defender('machines?$top=50')).json();
  expect(listed).toMatchObject({
    '@odata.context': 'https://api.securitycenter.microsoft.com/api/$metadata#Machines',
    '@odata.nextLink': `${simulator.urls.defenderEndpoint}/api/machines?$top=50&$skip=50`,
  });
});

test('a wrong filter is an ODataError', async () => {
  const { defender } = await aBench();
  expect(await refusalOf(await defender("machines?$filter=colour eq 'red'"))).toBe(
    "400 ODataError: Filter on property 'colour' is not supported.",
  );
});
