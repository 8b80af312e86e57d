import { expect, test } from 'vitest';
import { contextOf, longTime } from '../../../simulator/graph/answer.ts';
import { aBench, refusalOf } from '../support.ts';

test('security resources write seven digits of a second', () => {
  expect(longTime('2026-11-20T12:00:00.123Z')).toBe('2026-11-20T12:00:00.1230000Z');
});

test('listings and entities say where their metadata are', async () => {
  const { graph } = await aBench();
  expect(await (await graph('security/incidents?$top=1')).json()).toMatchObject({
    '@odata.context': contextOf('security/incidents'),
  });
  expect(await (await graph('security/incidents/1005')).json()).toMatchObject({
    '@odata.context': contextOf('security/incidents/$entity'),
  });
});

test('a wrong query is 400 with the reason', async () => {
  const { graph } = await aBench();
  expect(await refusalOf(await graph("security/incidents?$filter=displayName eq 'x'"))).toBe(
    "400 BadRequest: Filter on property 'displayName' is not supported.",
  );
});
