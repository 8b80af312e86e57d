import { afterEach, expect, test } from 'vitest';
import { aMachine, refuseWith, startSmallDefender } from './small-defender.ts';
import type { Routes, SmallDefender } from './small-defender.ts';
import { sendJson } from '../local-server.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

async function setUp(routes: Routes): Promise<SmallDefender> {
  small = await startSmallDefender(routes);
  return small;
}

const [FIRST, SECOND] = ['a'.repeat(40), 'b'.repeat(40)];

test('F16: all pages are read, each entity once, the filter only asked for on the first', async () => {
  const { defender, seen } = await setUp({
    'GET /machines': ({ query, headers }, response) =>
      query.has('$skip')
        ? sendJson(response, 200, { value: [aMachine({ id: FIRST }), aMachine({ id: SECOND })] })
        : sendJson(response, 200, {
            value: [aMachine({ id: FIRST })],
            '@odata.nextLink': `http://${headers.host}/api/machines?$skip=1`,
          }),
  });
  const machines = await defender.listMachines({ riskScore: 'High' });
  expect(machines.map(({ id }) => id)).toEqual([FIRST, SECOND]);
  expect(seen().map(({ query }) => [...query])).toEqual([[['$filter', "riskScore eq 'High'"]], [['$skip', '1']]]);
});

test('a successor on another host is not followed: the token would go there', async () => {
  const { defender } = await setUp({
    'GET /machines': (_, response) =>
      sendJson(response, 200, { value: [aMachine()], '@odata.nextLink': 'https://evil.example/api/machines' }),
  });
  await expect(defender.listMachines({})).rejects.toMatchObject({ kind: 'rejected' });
});

test('a limit is asked for, and kept even by an upstream that does not', async () => {
  const { defender, seen } = await setUp({ 'GET /machines': [FIRST, SECOND].map((id) => aMachine({ id })) });
  expect(await defender.listMachines({ limit: 1 })).toHaveLength(1);
  expect(seen()[0]?.query.get('$top')).toBe('1');
});

test('what was not asked for is an invalid answer: the filter was ignored', async () => {
  const { defender } = await setUp({ 'GET /machines': [aMachine({ riskScore: 'Low' })] });
  await expect(defender.listMachines({ riskScore: 'High' })).rejects.toMatchObject({
    kind: 'invalid-answer',
    message: 'Cannot list machines because what is listed must keep to "riskScore eq \'High\'": found "Low"',
  });
});

test('their 404 with a code of theirs means that there are no machines; another 404 is an error', async () => {
  const { defender, routes } = await setUp({});
  expect(await defender.listMachines({})).toEqual([]);
  routes['GET /machines'] = refuseWith(404, '');
  await expect(defender.listMachines({})).rejects.toMatchObject({ kind: 'not-found' });
});

test('an answer without a list is an invalid answer and never an empty listing, and so is an entity without an id', async () => {
  const { defender, routes } = await setUp({ 'GET /machines': { values: [] } });
  await expect(defender.listMachines({})).rejects.toMatchObject({ kind: 'invalid-answer' });
  routes['GET /machines'] = [aMachine({ id: null })];
  await expect(defender.listMachines({})).rejects.toMatchObject({ kind: 'invalid-answer' });
});
