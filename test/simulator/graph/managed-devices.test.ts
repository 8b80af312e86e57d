import { describe, expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';
import { HAS_SCHEMA, problemsOf } from './graph-schema.ts';

interface Listing {
  readonly value: readonly Record<string, unknown>[];
}

const PATH = 'deviceManagement/managedDevices';

test('the machines of people are enrolled, and Defender knows each by the id of the directory', async () => {
  const { graph, defender } = await aBench();
  const { value } = await jsonOf<Listing>(await graph(PATH));
  expect(value).toHaveLength(40);
  const [device] = value;
  const machines = await jsonOf<Listing>(
    await defender(`machines?$filter=aadDeviceId eq '${String(device?.['azureADDeviceId'])}'`),
  );
  expect(machines.value[0]?.['computerDnsName']).toBe(`${String(device?.['deviceName'])}.contoso.example`);
  expect(await (await graph(`${PATH}/${String(device?.['id'])}`)).json()).toMatchObject({ ...device });
});

test('an unknown machine is 404, and without the licence all is 403', async () => {
  const { graph, control } = await aBench();
  expect((await graph(`${PATH}/none`)).status).toBe(404);
  await control.setGrants({ tenant: 'contoso', withoutLicences: ['intune'] });
  expect((await graph(PATH)).status).toBe(403);
});

describe(`by the published schema (${HAS_SCHEMA ? 'found' : 'left out: it is not on this machine'})`, () => {
  test('every machine is valid and has no member of its own', async () => {
    const { value } = await jsonOf<Listing>(await (await aBench()).graph(PATH));
    expect(value.flatMap((device) => problemsOf('managedDevice', device))).toEqual([]);
  });
});
