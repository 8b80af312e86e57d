import { afterEach, describe, expect, test } from 'vitest';
import { idempotencyMarker } from '../../../connectors/idempotency-marker.ts';
import type { Order, OrderKind } from '../../../connectors/defender-endpoint/order.ts';
import { sendJson } from '../local-server.ts';
import { aMachineAction, MACHINE_ID, refuseWith, startSmallDefender } from './small-defender.ts';
import type { Entity, Routes, SmallDefender } from './small-defender.ts';

let small: SmallDefender | undefined;
afterEach(async () => small?.close());

async function setUp(routes: Routes): Promise<SmallDefender> {
  small = await startSmallDefender(routes);
  return small;
}

const MARK = idempotencyMarker('r-1/contain');
const OURS = `Ransomware [${MARK}]`;
const POST = `POST /machines/${MACHINE_ID}/isolate`;
const COMMON = { machineId: MACHINE_ID, comment: 'Ransomware', idempotencyKey: 'r-1/contain' };
const ISOLATE: Order = { ...COMMON, kind: 'isolate', isolation: 'Full' };

const KINDS: readonly (readonly [OrderKind, string, string, Entity])[] = [
  [{ kind: 'isolate', isolation: 'Selective' }, 'isolate', 'Isolate', { IsolationType: 'Selective' }],
  [{ kind: 'release' }, 'unisolate', 'Unisolate', {}],
  [{ kind: 'scan', scan: 'Quick' }, 'runAntiVirusScan', 'RunAntiVirusScan', { ScanType: 'Quick' }],
  [{ kind: 'collect-package' }, 'collectInvestigationPackage', 'CollectInvestigationPackage', {}],
  [{ kind: 'restrict-code' }, 'restrictCodeExecution', 'RestrictCodeExecution', {}],
  [{ kind: 'unrestrict-code' }, 'unrestrictCodeExecution', 'UnrestrictCodeExecution', {}],
  [
    { kind: 'quarantine-file', sha1: 'c'.repeat(40) },
    'StopAndQuarantineFile',
    'StopAndQuarantineFile',
    { Sha1: 'c'.repeat(40) },
  ],
];

test.each(KINDS)(
  '$kind goes to its address with its body, and is looked for by its type',
  async (kind, path, type, body) => {
    const { defender, posted, seen } = await setUp({
      'GET /machineactions': [],
      [`POST /machines/${MACHINE_ID}/${path}`]: aMachineAction({ type, requestorComment: OURS }),
    });
    expect(await defender.orderAction({ ...kind, ...COMMON })).toMatchObject({ ordered: true, action: { type } });
    expect(posted()).toEqual([{ Comment: OURS, ...body }]);
    expect(seen('GET')[0]?.query.get('$filter')).toBe(`machineId eq '${MACHINE_ID}' and type eq '${type}'`);
  },
);

describe('an order that was given before', () => {
  test.each(['Pending', 'InProgress', 'Succeeded', 'Failed'])(
    'and is %s is the answer: nothing is sent',
    async (status) => {
      const { defender, posted } = await setUp({
        'GET /machineactions': [
          aMachineAction({ id: 'other', requestorComment: 'By hand' }),
          aMachineAction({ status, requestorComment: OURS }),
        ],
      });
      expect(await defender.orderAction(ISOLATE)).toMatchObject({ ordered: false, action: { status, comment: OURS } });
      expect(posted()).toEqual([]);
    },
  );

  test('of another step is not ours: it is given again', async () => {
    const theirs = aMachineAction({ status: 'Succeeded', requestorComment: `x [${idempotencyMarker('other')}]` });
    const { defender } = await setUp({ 'GET /machineactions': [theirs], [POST]: aMachineAction() });
    expect(await defender.orderAction(ISOLATE)).toMatchObject({ ordered: true });
  });
});

describe('while one of the kind waits or runs', () => {
  test('and the listing showed it late, but it is ours, it is the answer', async () => {
    let listed: Entity[] = [];
    const { defender } = await setUp({
      'GET /machineactions': (_, response) => sendJson(response, 200, { value: listed }),
      [POST]: (request, response) => {
        listed = [aMachineAction({ requestorComment: OURS })];
        refuseWith(400, 'ActiveRequestAlreadyExists')(request, response);
      },
    });
    expect(await defender.orderAction(ISOLATE)).toMatchObject({ ordered: false, action: { comment: OURS } });
  });

  test('and somebody else gave it, the conflict says who and when', async () => {
    const theirs = { requestor: 'analyst@contoso.example', requestorComment: 'By hand', status: 'InProgress' };
    const { defender } = await setUp({
      'GET /machineactions': [aMachineAction(theirs)],
      [POST]: refuseWith(400, 'ActiveRequestAlreadyExists'),
    });
    await expect(defender.orderAction(ISOLATE)).rejects.toMatchObject({
      kind: 'conflict',
      status: 400,
      upstreamCode: 'ActiveRequestAlreadyExists',
      message:
        'Cannot isolate the device because one order of a kind runs at a time: "analyst@contoso.example" gave one at 2026-11-20T18:00:00.123Z, its status is "InProgress". Follow machine action "5382f7ea-7557-4ab7-9782-d50480024a4e", or cancel it',
    });
  });

  test('and they do not say who gave it, the conflict says so', async () => {
    const { defender } = await setUp({
      'GET /machineactions': [aMachineAction({ requestor: '' })],
      [POST]: refuseWith(400, 'ActiveRequestAlreadyExists'),
    });
    await expect(defender.orderAction(ISOLATE)).rejects.toThrow(/"unknown" gave one/);
  });

  test('and none is listed, it is a conflict in their words', async () => {
    const { defender } = await setUp({
      'GET /machineactions': [aMachineAction({ status: 'Succeeded' })],
      [POST]: refuseWith(400, 'ActiveRequestAlreadyExists'),
    });
    await expect(defender.orderAction(ISOLATE)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('"ActiveRequestAlreadyExists: No.'),
    });
  });
});

describe('an order whose answer is in doubt', () => {
  test.each(['lost', '503'])('F14: %s, and which was carried out, is found and adopted', async (end) => {
    const listed: Entity[] = [];
    const { defender } = await setUp({
      'GET /machineactions': (_, response) => sendJson(response, 200, { value: listed }),
      [POST]: (_, response) => {
        listed.push(aMachineAction({ requestorComment: OURS }));
        if (end === 'lost') response.destroy();
        else sendJson(response, 503, {});
      },
    });
    expect(await defender.orderAction(ISOLATE)).toMatchObject({ ordered: true, action: { comment: OURS } });
    expect(await defender.orderAction(ISOLATE)).toMatchObject({ ordered: false });
    expect(listed).toHaveLength(1);
  });

  test('and which is not found stays in doubt: it may still be under way', async () => {
    const { defender } = await setUp({ 'GET /machineactions': [], [POST]: (_, response) => response.destroy() });
    await expect(defender.orderAction(ISOLATE)).rejects.toMatchObject({ kind: 'outcome-unknown' });
  });
});

test('a refusal is handed on, without a second look', async () => {
  const { defender, seen } = await setUp({
    'GET /machineactions': [],
    [POST]: refuseWith(400, 'OsPlatformNotSupported'),
  });
  await expect(defender.orderAction(ISOLATE)).rejects.toMatchObject({
    kind: 'rejected',
    upstreamCode: 'OsPlatformNotSupported',
  });
  expect(seen('GET')).toHaveLength(1);
});
