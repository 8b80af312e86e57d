import { expect, test } from 'vitest';
import { aBench, aFolder, jsonOf, refusalOf } from '../support.ts';
import type { Bench } from '../support.ts';

interface Action {
  readonly id: string;
  readonly status: string;
  readonly machineId: string;
}

async function ordered({ defender }: Bench, path: string, body: Record<string, string> = {}): Promise<Action> {
  const { value } = await jsonOf<{ value: { id: string }[] }>(
    await defender("machines?$filter=computerDnsName eq 'ws-005.contoso.example'"),
  );
  const Comment = 'run-1/step-2';
  return jsonOf<Action>(await defender(`machines/${value[0]?.id}/${path}`, { body: { Comment, ...body } }));
}

test('an isolation takes its time, and hunting shows the machine isolated when it is through', async () => {
  const bench = await aBench();
  const { id, machineId } = await ordered(bench, 'isolate', { IsolationType: 'Full' });
  const statuses = [];
  for (const seconds of [0, 5, 25]) {
    bench.clock.now += seconds * 1_000;
    statuses.push((await jsonOf<Action>(await bench.defender(`machineactions/${id}`))).status);
  }
  expect(statuses).toEqual(['Pending', 'InProgress', 'Succeeded']);
  const body = { Query: `DeviceInfo | where DeviceId == '${machineId}' | project MitigationStatus` };
  expect(await (await bench.graph('security/runHuntingQuery', { body })).json()).toMatchObject({
    results: [{ MitigationStatus: '{"Isolated":"true"}' }],
  });
});

test('open actions of a machine are found by a filter', async () => {
  const bench = await aBench();
  const { id, machineId } = await ordered(bench, 'isolate', { IsolationType: 'Full' });
  const filter = `machineId eq '${machineId}' and type eq 'Isolate' and status in ('Pending', 'InProgress')`;
  const find = async (): Promise<string[]> => {
    const { value } = await jsonOf<{ value: Action[] }>(await bench.defender(`machineactions?$filter=${filter}`));
    return value.map((action) => action.id);
  };
  expect(await find()).toEqual([id]);
  bench.clock.now += 30_000;
  expect(await find()).toEqual([]);
});

test('a pending action is cancelled once, and one that has begun is not', async () => {
  const bench = await aBench();
  const { id } = await ordered(bench, 'runAntiVirusScan', { ScanType: 'Full' });
  const path = `machineactions/${id}/cancel`;
  expect((await bench.defender(path, { body: {} })).status).toBe(400);
  expect(await (await bench.defender(path, { body: { Comment: 'no need' } })).json()).toMatchObject({
    status: 'Cancelled',
    cancellationComment: 'no need',
  });
  expect(await refusalOf(await bench.defender(path, { body: { Comment: 'again' } }))).toBe(
    '400 BadRequest: The action is Cancelled already',
  );
  expect((await bench.control.effects()).map(({ op }) => op)).toEqual(['device.scan', 'device.cancelAction']);
});

test('a package is there when the action is through, and a link to it ends', async () => {
  const bench = await aBench();
  const { id } = await ordered(bench, 'collectInvestigationPackage');
  expect((await bench.defender(`machineactions/${id}/getPackageUri`)).status).toBe(404);
  bench.clock.now += 30_000;
  const { value } = await jsonOf<{ value: string }>(await bench.defender(`machineactions/${id}/getPackageUri`));
  expect(new URL(value).searchParams.get('se')).toBe('2026-11-20T12:05:30.500Z');
});

test('actions go on over a restart', async () => {
  const folder = aFolder();
  const first = await aBench({ folder });
  const { id } = await ordered(first, 'StopAndQuarantineFile', { Sha1: 'a'.repeat(40) });
  await first.simulator.stop();
  const second = await aBench({ folder });
  second.clock.now += 30_000;
  expect(await (await second.defender(`machineactions/${id}`)).json()).toMatchObject({
    status: 'Succeeded',
    relatedFileInfo: { fileIdentifier: 'a'.repeat(40), fileIdentifierType: 'Sha1' },
  });
  expect((await second.defender('machineactions/nothing')).status).toBe(404);
});
