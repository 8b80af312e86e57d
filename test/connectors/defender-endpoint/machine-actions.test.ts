import { afterEach, describe, expect, test } from 'vitest';
import { aMachineAction, MACHINE_ID, refuseWith, startSmallDefender } from './small-defender.ts';
import type { Routes, SmallDefender } from './small-defender.ts';
import { sendJson } from '../local-server.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

async function setUp(routes: Routes): Promise<SmallDefender> {
  small = await startSmallDefender(routes);
  return small;
}

const ID = '5382f7ea-7557-4ab7-9782-d50480024a4e';
const ONE = `/machineactions/${ID}`;

test('machine actions are listed by machine, type and status', async () => {
  const { defender, seen } = await setUp({ 'GET /machineactions': [aMachineAction()] });
  const query = { machineId: MACHINE_ID, type: 'Isolate', status: 'Pending', limit: 5 };
  expect(await defender.listMachineActions(query)).toMatchObject([{ id: ID, status: 'Pending' }]);
  expect(seen()[0]?.query.get('$filter')).toBe(
    `machineId eq '${MACHINE_ID}' and type eq 'Isolate' and status eq 'Pending'`,
  );
  expect(await defender.listMachineActions({})).toHaveLength(1);
});

test('the address of a package is given when it is there, and is not found before', async () => {
  const { defender, routes } = await setUp({});
  await expect(defender.getPackageAddress(ID)).rejects.toMatchObject({ kind: 'not-found' });
  routes[`GET ${ONE}/getPackageUri`] = { value: 'https://packages.example/p?sig=x' };
  expect(await defender.getPackageAddress(ID)).toBe('https://packages.example/p?sig=x');
});

describe('to cancel', () => {
  const cancellation = { actionId: ID, comment: 'Not needed' };

  test('sends the comment and gives the action back', async () => {
    const { defender, posted } = await setUp({
      [`GET ${ONE}`]: aMachineAction(),
      [`POST ${ONE}/cancel`]: aMachineAction({ status: 'Cancelled' }),
    });
    expect(await defender.cancelMachineAction(cancellation)).toMatchObject({ status: 'Cancelled' });
    expect(posted()).toEqual([{ Comment: 'Not needed' }]);
  });

  test('what is cancelled already is done, and what has ended otherwise is a conflict: nothing is sent', async () => {
    const { defender, routes, posted } = await setUp({ [`GET ${ONE}`]: aMachineAction({ status: 'Cancelled' }) });
    expect(await defender.cancelMachineAction(cancellation)).toMatchObject({ status: 'Cancelled' });
    routes[`GET ${ONE}`] = aMachineAction({ status: 'Succeeded' });
    await expect(defender.cancelMachineAction(cancellation)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('"Succeeded"'),
    });
    expect(posted()).toEqual([]);
  });

  test('F14: whose answer is lost is settled by looking', async () => {
    let status = 'Pending';
    const { defender, routes } = await setUp({
      [`GET ${ONE}`]: (_, response) => sendJson(response, 200, aMachineAction({ status })),
      [`POST ${ONE}/cancel`]: (_, response) => {
        status = 'Cancelled';
        response.destroy();
      },
    });
    expect(await defender.cancelMachineAction(cancellation)).toMatchObject({ status: 'Cancelled' });
    status = 'Pending';
    routes[`POST ${ONE}/cancel`] = (_, response) => response.destroy();
    await expect(defender.cancelMachineAction(cancellation)).rejects.toMatchObject({ kind: 'outcome-unknown' });
    routes[`POST ${ONE}/cancel`] = refuseWith(403, 'Forbidden');
    await expect(defender.cancelMachineAction(cancellation)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
