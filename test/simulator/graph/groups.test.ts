import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';

interface Listing {
  readonly value: readonly { readonly id: string }[];
}

async function placesOf({ graph }: Bench): Promise<{ members: string; user: string }> {
  const groups = await jsonOf<Listing>(await graph("groups?$filter=displayName eq 'sg-contained'"));
  const { id } = await jsonOf<{ id: string }>(await graph('users/faro.ahlbrandt@contoso.example'));
  return { members: `groups/${groups.value[0]?.id}/members`, user: id };
}

test('a user is put into a group and taken out again', async () => {
  const bench = await aBench();
  const { members, user } = await placesOf(bench);
  const body = { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${user}` };
  expect((await bench.graph(`${members}/$ref`, { body })).status).toBe(204);
  expect((await jsonOf<Listing>(await bench.graph(members))).value.map(({ id }) => id)).toEqual([user]);
  expect(await refusalOf(await bench.graph(`${members}/$ref`, { body }))).toMatch(
    /^400 Request_BadRequest: One or more added object references already exist/,
  );
  expect((await bench.graph(`${members}/${user}/$ref`, { method: 'DELETE' })).status).toBe(204);
  expect((await bench.graph(`${members}/${user}/$ref`, { method: 'DELETE' })).status).toBe(404);
  expect((await bench.control.effects()).map(({ op }) => op)).toEqual(['group.addMember', 'group.removeMember']);
});

test('an unknown group and an unknown user are refused', async () => {
  const bench = await aBench();
  const { members } = await placesOf(bench);
  expect((await bench.graph('groups/nothing')).status).toBe(404);
  expect((await bench.graph(members.replace('/members', ''))).status).toBe(200);
  for (const body of [{ '@odata.id': 'https://graph.microsoft.com/v1.0/users/nobody' }, {}]) {
    expect((await bench.graph(`${members}/$ref`, { body })).status).toBe(404);
  }
});
