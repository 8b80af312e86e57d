import { describe, expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface RiskyUser {
  readonly [name: string]: unknown;
  readonly id: string;
  readonly riskState: string;
}

/** A bench that does not count by the second. */
async function aPatientBench(): Promise<Bench> {
  const bench = await aBench();
  await bench.control.change({ graph: { identityProtectionPerSecond: 1_000 } });
  return bench;
}

async function riskyUsers({ graph }: Bench, query = ''): Promise<readonly RiskyUser[]> {
  return (await jsonOf<{ value: RiskyUser[] }>(await graph(`identityProtection/riskyUsers${query}`))).value;
}

test.each([
  ['confirmCompromised', 'confirmedCompromised', 'user.confirmCompromised'],
  ['dismiss', 'dismissed', 'user.dismissRisk'],
  ['confirmSafe', 'confirmedSafe', 'user.confirmSafe'],
])('%s sets the state, and a second time is no effect', async (action, riskState, op) => {
  const bench = await aPatientBench();
  const [user] = await riskyUsers(bench, "?$filter=riskLevel eq 'high'");
  const path = `identityProtection/riskyUsers/${action}`;
  for (let turn = 0; turn < 2; turn++) {
    expect((await bench.graph(path, { body: { userIds: [user?.id] } })).status).toBe(204);
  }
  expect(await (await bench.graph(`identityProtection/riskyUsers/${user?.id}`)).json()).toMatchObject({ riskState });
  expect((await bench.control.effects()).map((effect) => effect.op)).toEqual([op]);
});

test('one unknown id refuses the whole order, and so do none and too many', async () => {
  const bench = await aPatientBench();
  const ids = (await riskyUsers(bench)).map(({ id }) => id);
  const path = 'identityProtection/riskyUsers/dismiss';
  const statuses = [];
  for (const userIds of [[...ids, 'nobody'], [], Array.from({ length: 61 }, () => ids[0])]) {
    statuses.push((await bench.graph(path, { body: { userIds } })).status);
  }
  expect(statuses).toEqual([404, 400, 400]);
  expect(await bench.control.effects()).toEqual([]);
});

test('the second call within a second is 429 and does not say when to come again', async () => {
  const { graph, clock } = await aBench();
  expect((await graph('identityProtection/riskyUsers')).status).toBe(200);
  const refused = await graph('identityProtection/riskyUsers');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, null]);
  clock.now += 1_000;
  expect((await graph('identityProtection/riskyUsers')).status).toBe(200);
});

test('without the licence it is 403, and who is not at risk is not found', async () => {
  const bench = await aPatientBench();
  const { id } = await jsonOf<{ id: string }>(await bench.graph('users/faro.ahlbrandt@contoso.example'));
  expect((await bench.graph(`identityProtection/riskyUsers/${id}`)).status).toBe(404);
  await bench.control.setGrants({ tenant: 'contoso', withoutLicences: ['entraP2'] });
  expect(await refusalOf(await bench.graph('identityProtection/riskyUsers'))).toBe(
    '403 Forbidden: Your tenant is not licensed for this feature.',
  );
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every user at risk is valid and has no member of its own', async () => {
    const users = await riskyUsers(await aPatientBench());
    expect(users).toHaveLength(2);
    expect(users.flatMap((user) => problemsOf('riskyUser', user))).toEqual([]);
  });
});
