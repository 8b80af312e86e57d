import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';

interface Listing {
  readonly value: readonly { readonly id: string }[];
}

test('alerts come without a next link, whatever the pages promise', async () => {
  const { graph } = await aBench();
  const listing = await jsonOf<Listing>(await graph('security/alerts_v2?$top=10'));
  expect(listing.value).toHaveLength(10);
  expect(listing).not.toHaveProperty(['@odata.nextLink']);
});

test.each([
  [500, 200],
  [501, 400],
])('$skip=%i is answered with %i', async (skip, status) => {
  const { graph } = await aBench();
  expect((await graph(`security/alerts_v2?$skip=${skip}`)).status).toBe(status);
});

test('keyset paging over the last update reads every alert', async () => {
  const { graph } = await aBench();
  const seen = new Set<string>();
  let cursor = '2020-01-01T00:00:00Z';
  for (let turn = 0; turn < 20; turn++) {
    const query = `$filter=lastUpdateDateTime ge ${cursor}&$orderby=lastUpdateDateTime asc&$top=5`;
    const { value } = await jsonOf<{ value: { id: string; lastUpdateDateTime: string }[] }>(
      await graph(`security/alerts_v2?${query}`),
    );
    value.forEach(({ id }) => seen.add(id));
    cursor = value.at(-1)?.lastUpdateDateTime ?? cursor;
  }
  expect(seen.size).toBe(30);
});

test('an alert is read, triaged and commented on', async () => {
  const { graph } = await aBench();
  const filter = "serviceSource eq 'azureAdIdentityProtection' and status eq 'new'";
  const { value } = await jsonOf<Listing>(await graph(`security/alerts_v2?$filter=${filter}`));
  const path = `security/alerts_v2/${value[0]?.id}`;
  const body = { status: 'resolved', classification: 'falsePositive', determination: 'notMalicious' };
  expect(await (await graph(path, { method: 'PATCH', body })).json()).toMatchObject(body);
  await graph(`${path}/comments`, { body: { comment: 'Known scanner' } });
  expect(await (await graph(path)).json()).toMatchObject({ ...body, comments: [{ comment: 'Known scanner' }] });
});

test.each([
  [
    'security/alerts_v2?$expand=evidence',
    {},
    "400 BadRequest: Query option 'Expand' is not allowed for this resource.",
  ],
  ['security/alerts_v2/nothing', {}, '404 NotFound: Resource not found.'],
])('%s is refused', async (path, init, refusal) => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph(path, init))).toBe(refusal);
});

test('a wrong status and an empty comment are refused', async () => {
  const { graph } = await aBench();
  const { value } = await jsonOf<Listing>(await graph('security/alerts_v2?$top=1'));
  const path = `security/alerts_v2/${value[0]?.id}`;
  expect((await graph(path, { method: 'PATCH', body: { status: 'closed' } })).status).toBe(400);
  expect((await graph(`${path}/comments`, { body: { comment: '' } })).status).toBe(400);
});
