import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';

interface Listing {
  readonly value: readonly { readonly id: string; readonly alerts?: readonly unknown[] }[];
  readonly '@odata.nextLink'?: string;
}

test('incidents are listed by pages whose next link leads to the rest', async () => {
  const { graph, simulator, token } = await aBench();
  const first = await jsonOf<Listing>(await graph('security/incidents?$top=8&$orderby=createdDateTime desc'));
  expect(first.value[0]?.id).toBe('1012');
  const authorization = `Bearer ${await token({ scope: 'https://graph.microsoft.com/.default' })}`;
  const next = first['@odata.nextLink'] ?? '';
  expect(next.startsWith(`${simulator.urls.graph}/v1.0/security/incidents?`)).toBe(true);
  const second = await jsonOf<Listing>(await fetch(next, { headers: { authorization } }));
  expect(second.value.map(({ id }) => id)).toEqual(['1004', '1003', '1002', '1001']);
  expect(second).not.toHaveProperty(['@odata.nextLink']);
});

test('a filter finds what was updated since, and pages with alerts hold at most fifty', async () => {
  const { graph } = await aBench();
  const since = '2026-11-20T00:00:00Z';
  const found = await jsonOf<Listing>(
    await graph(
      `security/incidents?$filter=lastUpdateDateTime ge ${since} and status eq 'active'&$expand=alerts&$top=1000`,
    ),
  );
  expect(found.value.map(({ id }) => id)).toEqual(['1011', '1012']);
  expect(found.value.every(({ alerts = [] }) => alerts.length > 0)).toBe(true);
});

test('a triage is answered with the whole incident, and tags replace the list', async () => {
  const { graph } = await aBench();
  const body = {
    status: 'inProgress',
    classification: 'truePositive',
    determination: 'phishing',
    assignedTo: 'analyst@soc.example',
    customTags: ['playbook:phish'],
  };
  const answer = await graph('security/incidents/1005', { method: 'PATCH', body });
  expect([answer.status, await answer.json()]).toMatchObject([200, { id: '1005', ...body }]);
});

test('what is read-only or unknown is ignored in silence', async () => {
  const { graph, control } = await aBench();
  const body = { id: '7', createdDateTime: 'never', redirectIncidentId: '1', severity: 'low', nonsense: true };
  expect((await graph('security/incidents/1005', { method: 'PATCH', body })).status).toBe(200);
  expect(await control.effects()).toEqual([]);
  await control.change({ graph: { takesNewerIncidentFields: true } });
  expect(await (await graph('security/incidents/1005', { method: 'PATCH', body })).json()).toMatchObject({
    severity: 'low',
  });
});

test.each([
  [{ status: 'redirected' }, "400 BadRequest: Requested value '\"redirected\"' of 'status' was not found."],
  [{ customTags: 'one' }, "400 BadRequest: Cannot convert the value of 'customTags' to 'Collection(Edm.String)'."],
])('a PATCH with %j is refused and changes nothing', async (body, refusal) => {
  const { graph, control } = await aBench();
  expect(await refusalOf(await graph('security/incidents/1005', { method: 'PATCH', body }))).toBe(refusal);
  expect(await control.effects()).toEqual([]);
});

test('a merged incident says where it went', async () => {
  const { graph } = await aBench();
  expect(await (await graph('security/incidents/1003')).json()).toMatchObject({
    status: 'redirected',
    redirectIncidentId: '1004',
  });
});

test('an unknown incident and an empty comment are refused', async () => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph('security/incidents/7'))).toBe('404 NotFound: Resource not found.');
  const empty = await graph('security/incidents/1005/comments', { body: {} });
  expect(await refusalOf(empty)).toBe('400 BadRequest: The comment must not be empty.');
});

test('the newer status is shown to who prefers it', async () => {
  const { graph } = await aBench();
  await graph('security/incidents/1005', { method: 'PATCH', body: { status: 'awaitingAction' } });
  expect(await (await graph('security/incidents/1005')).json()).toMatchObject({ status: 'unknownFutureValue' });
  const headers = { Prefer: 'include-unknown-enum-members' };
  expect(await (await graph('security/incidents/1005', { headers })).json()).toMatchObject({
    status: 'awaitingAction',
  });
});
