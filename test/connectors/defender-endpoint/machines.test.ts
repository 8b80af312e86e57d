import { afterEach, expect, test } from 'vitest';
import { aMachine, MACHINE_ID, startSmallDefender } from './small-defender.ts';
import type { SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

test('machines are asked for by what is known of them, names and ids in lower case', async () => {
  small = await startSmallDefender({ 'GET /machines': [aMachine()] });
  const query = {
    onboardingStatus: 'Onboarded',
    healthStatus: 'Active',
    riskScore: 'High',
    name: 'PC-0042.contoso.example',
    lastIpAddress: '10.0.0.42',
    entraDeviceId: '80FE8FF8-2624-418E-9591-41F0491218F9',
  };
  expect(await small.defender.listMachines(query)).toHaveLength(1);
  expect(small.seen()[0]?.query.get('$filter')).toBe(
    "onboardingStatus eq 'Onboarded' and healthStatus eq 'Active' and riskScore eq 'High' and " +
      "computerDnsName eq 'pc-0042.contoso.example' and lastIpAddress eq '10.0.0.42' and aadDeviceId eq '80fe8ff8-2624-418e-9591-41f0491218f9'",
  );
});

test('a machine is read by its id; one that is not there is not found, one that is no id is not asked for', async () => {
  small = await startSmallDefender({ [`GET /machines/${MACHINE_ID}`]: aMachine() });
  expect((await small.defender.getMachine(MACHINE_ID)).name).toBe('pc-0042.contoso.example');
  await expect(small.defender.getMachine('0'.repeat(40))).rejects.toMatchObject({
    kind: 'not-found',
    upstreamCode: 'ResourceNotFound',
  });
  await expect(small.defender.getMachine('../machineactions')).rejects.toMatchObject({ kind: 'rejected' });
  expect(small.seen()).toHaveLength(2);
});
