import type { JsonObject } from '../../contracts/json.ts';
import type { HttpClient } from '../http/http-client.ts';
import { redact } from '../http/redact.ts';
import { idempotencyMarker } from '../idempotency-marker.ts';
import { UpstreamError } from '../upstream-error.ts';
import { isDoubtful } from './is-doubtful.ts';
import { isOpen, readMachineAction } from './machine-action.ts';
import type { MachineAction } from './machine-action.ts';
import { listMachineActions } from './machine-actions.ts';
import type { Order } from './order.ts';
import { markedComment } from './marked-comment.ts';
import { pathSegment } from './path-segment.ts';
import { readEntity } from './read-entity.ts';
import { ACTIVE_REQUEST } from './read-refusal.ts';

/*
 * They have no idempotency key, so an order carries a mark in its comment, made of run and step. Ordering is: look, send,
 * and look again where the answer is in doubt. An action with our mark, however it ended, was ordered by us before and is
 * the answer. While an action of the kind waits or runs, they refuse a second one: if it is not ours, somebody else
 * ordered it, and whoever reads the failure is told who.
 */

/** What came of an order. */
export interface OrderedAction {
  readonly action: MachineAction;
  /** False when an earlier attempt had ordered it. */
  readonly ordered: boolean;
}

/**
 * Orders an action of a machine, once for a key. It returns when the order was accepted, mostly as `Pending`.
 *
 * @throws {UpstreamError} `conflict` when one of the kind, ordered by somebody else, waits or runs there; `not-found`.
 */
export async function orderAction(client: HttpClient, order: Order, signal?: AbortSignal): Promise<OrderedAction> {
  const before = ours(order, await sameKind(client, order, signal));
  if (before !== undefined) return { action: before, ordered: false };
  try {
    return { action: await send(client, order, signal), ordered: true };
  } catch (error) {
    const isActive = error instanceof UpstreamError && error.upstreamCode === ACTIVE_REQUEST;
    if (!isActive && !isDoubtful(error)) throw error;
    // Not under the signal of the call: what was sent is to be found even when the time of the call is over.
    const known = await sameKind(client, order);
    const own = ours(order, known);
    if (own !== undefined) return { action: own, ordered: !isActive };
    const theirs = known.find(isOpen);
    throw isActive && theirs !== undefined ? takenBy(order, theirs, error) : error;
  }
}

async function sameKind(client: HttpClient, order: Order, signal?: AbortSignal): Promise<readonly MachineAction[]> {
  const { type } = ENDPOINTS[order.kind];
  return listMachineActions(client, { machineId: order.machineId, type }, signal);
}

function ours(order: Order, actions: readonly MachineAction[]): MachineAction | undefined {
  const marker = idempotencyMarker(order.idempotencyKey);
  return actions.find(({ comment }) => comment.includes(marker));
}

async function send(client: HttpClient, order: Order, signal?: AbortSignal): Promise<MachineAction> {
  const { path, verb } = ENDPOINTS[order.kind];
  const machine = pathSegment(verb, order.machineId);
  const json: JsonObject = { Comment: markedComment(order), ...detailsOf(order) };
  const answer = await client.call({
    purpose: verb,
    method: 'POST',
    path: `api/machines/${machine}/${path}`,
    json,
    signal,
  });
  return readMachineAction(readEntity(verb, answer.json));
}

function takenBy(order: Order, action: MachineAction, cause: UpstreamError): UpstreamError {
  const { verb } = ENDPOINTS[order.kind];
  const who = redact(action.requestor === '' ? 'unknown' : action.requestor, []);
  return new UpstreamError(
    'conflict',
    `Cannot ${verb} because one order of a kind runs at a time: "${who}" gave one at ${action.createdAt}, its status is "${redact(action.status, [])}". Follow machine action "${redact(action.id, [])}", or cancel it`,
    { status: cause.status, upstreamCode: cause.upstreamCode, requestId: cause.requestId, cause },
  );
}

/** Members of the body beside the comment; their names begin with a capital there. */
function detailsOf(order: Order): JsonObject {
  switch (order.kind) {
    case 'isolate':
      return { IsolationType: order.isolation };
    case 'scan':
      return { ScanType: order.scan };
    case 'quarantine-file':
      return { Sha1: order.sha1 };
    case 'release':
    case 'collect-package':
    case 'restrict-code':
    case 'unrestrict-code':
      return {};
  }
}

interface Endpoint {
  readonly path: string;
  readonly type: string;
  readonly verb: string;
}

const ENDPOINTS: Readonly<Record<Order['kind'], Endpoint>> = {
  isolate: { path: 'isolate', type: 'Isolate', verb: 'isolate the device' },
  release: { path: 'unisolate', type: 'Unisolate', verb: 'release the device' },
  scan: { path: 'runAntiVirusScan', type: 'RunAntiVirusScan', verb: 'scan the device' },
  'collect-package': {
    path: 'collectInvestigationPackage',
    type: 'CollectInvestigationPackage',
    verb: 'collect an investigation package',
  },
  'restrict-code': {
    path: 'restrictCodeExecution',
    type: 'RestrictCodeExecution',
    verb: 'restrict what the device executes',
  },
  'unrestrict-code': {
    path: 'unrestrictCodeExecution',
    type: 'UnrestrictCodeExecution',
    verb: 'let the device execute code again',
  },
  'quarantine-file': {
    path: 'StopAndQuarantineFile',
    type: 'StopAndQuarantineFile',
    verb: 'stop and quarantine the file',
  },
};
