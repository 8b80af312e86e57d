import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';

async function aMachine({ defender }: Bench, filter: string): Promise<string> {
  const { value } = await jsonOf<{ value: { id: string }[] }>(await defender(`machines?$filter=${filter}&$top=1`));
  return value[0]?.id ?? '';
}

const CLIENT = "computerDnsName eq 'ws-005.contoso.example'";
const ISOLATE = { Comment: 'run-1/step-2', IsolationType: 'Full' };

test.each([
  ['isolate', ISOLATE, 'Isolate', 'device.isolate'],
  ['unisolate', { Comment: 'a' }, 'Unisolate', 'device.release'],
  ['runAntiVirusScan', { Comment: 'a', ScanType: 'Quick' }, 'RunAntiVirusScan', 'device.scan'],
  ['collectInvestigationPackage', { Comment: 'a' }, 'CollectInvestigationPackage', 'device.collectPackage'],
  ['StopAndQuarantineFile', { Comment: 'a', Sha1: 'a'.repeat(40) }, 'StopAndQuarantineFile', 'device.quarantineFile'],
])('%s is taken as a pending action and an effect', async (path, body, type, op) => {
  const bench = await aBench();
  const machineId = await aMachine(bench, CLIENT);
  const answer = await bench.defender(`machines/${machineId}/${path}`, { body });
  expect([answer.status, await answer.json()]).toMatchObject([
    201,
    { type, status: 'Pending', machineId, requestorComment: body.Comment, computerDnsName: 'ws-005.contoso.example' },
  ]);
  expect(await bench.control.effects()).toMatchObject([{ service: 'defender-endpoint', op, target: machineId }]);
});

test('a second isolation while one is open is refused, of another machine it is not, and after the end it is taken', async () => {
  const bench = await aBench();
  const path = `machines/${await aMachine(bench, CLIENT)}/isolate`;
  const other = `machines/${await aMachine(bench, "computerDnsName eq 'ws-006.contoso.example'")}/isolate`;
  expect((await bench.defender(path, { body: ISOLATE })).status).toBe(201);
  expect(await refusalOf(await bench.defender(path, { body: ISOLATE }))).toBe(
    '400 ActiveRequestAlreadyExists: Action is already in progress',
  );
  expect((await bench.defender(other, { body: ISOLATE })).status).toBe(201);
  bench.clock.now += 30_000;
  expect((await bench.defender(path, { body: ISOLATE })).status).toBe(201);
  expect(await bench.control.effects()).toHaveLength(3);
});

test.each([
  ['isolate', { comment: 'a', IsolationType: 'Full' }, '400 MissingRequiredParameter: Comment is missing'],
  ['isolate', { Comment: 'a' }, '400 MissingRequiredParameter: IsolationType is missing'],
  ['runAntiVirusScan', { Comment: 'a', ScanType: 'Deep' }, '400 InvalidInput: ScanType must be one of Quick, Full'],
  ['StopAndQuarantineFile', { Comment: 'a', Sha1: 'b' }, '400 InvalidHashValue: Sha1 is not a valid hash'],
])('%s with %j is refused and no effect', async (path, body, refusal) => {
  const bench = await aBench();
  const id = await aMachine(bench, CLIENT);
  expect(await refusalOf(await bench.defender(`machines/${id}/${path}`, { body }))).toBe(refusal);
  expect(await bench.control.effects()).toEqual([]);
});

test.each([
  ['Windows', 201],
  ['macOS', 400],
])('apps are restricted on %s: %i', async (platform, status) => {
  const bench = await aBench();
  const id = await aMachine(bench, `startswith(osPlatform, '${platform}')`);
  const answer = await bench.defender(`machines/${id}/restrictCodeExecution`, { body: { Comment: 'a' } });
  expect(answer.status).toBe(status);
});

test('F19 an order without its permission is 403', async () => {
  const bench = await aBench();
  const id = await aMachine(bench, CLIENT);
  await bench.control.setGrants({ tenant: 'contoso', withoutRoles: ['Machine.Isolate'] });
  expect(await refusalOf(await bench.defender(`machines/${id}/isolate`, { body: ISOLATE }))).toMatch(
    /^403 Forbidden: Missing application roles\. API required roles: Machine\.Isolate, /,
  );
  const noJson = await bench.defender(`machines/${id}/runAntiVirusScan`, { body: '{' });
  expect(await refusalOf(noJson)).toBe('400 InvalidRequestBody: Request body is incorrect');
});
