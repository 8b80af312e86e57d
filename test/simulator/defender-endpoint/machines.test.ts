import { expect, test } from 'vitest';
import { aBench, jsonOf, refusalOf } from '../support.ts';

interface Machine {
  readonly id: string;
  readonly computerDnsName: string;
  readonly machineTags: readonly string[];
}

test('machines are filtered, and each is found by its id', async () => {
  const { defender } = await aBench();
  const { value } = await jsonOf<{ value: Machine[] }>(
    await defender(
      "machines?$filter=computerDnsName eq 'dc-01.contoso.example' and healthStatus in ('Active','Inactive')",
    ),
  );
  expect(value).toMatchObject([{ machineTags: ['never-isolate'], osPlatform: 'WindowsServer2022' }]);
  expect(await (await defender(`machines/${value[0]?.id}`)).json()).toMatchObject({ ...value[0] });
});

test('a tag is put on and taken off, each an effect once', async () => {
  const { defender, control } = await aBench();
  const { value } = await jsonOf<{ value: Machine[] }>(await defender('machines?$top=1'));
  const path = `machines/${value[0]?.id}/tags`;
  for (const Action of ['Add', 'Add', 'Remove', 'Remove']) {
    expect((await defender(path, { body: { Value: 'vip', Action } })).status).toBe(200);
  }
  expect((await control.effects()).map(({ op }) => op)).toEqual(['device.addTag', 'device.removeTag']);
  expect((await defender(path, { body: { value: 'vip', Action: 'Add' } })).status).toBe(400);
});

test('an unknown machine is named in the refusal', async () => {
  const { defender } = await aBench();
  expect(await refusalOf(await defender('machines/7'))).toBe('404 ResourceNotFound: Machine 7 was not found');
});
