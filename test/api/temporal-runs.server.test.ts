import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectTemporal } from '../../api/connect-temporal.ts';
import type { RunPort } from '../../api/run-port.ts';
import { createTemporalRuns } from '../../api/temporal-runs.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { Json } from '../../contracts/json.ts';
import type { DecisionMessage } from '../../contracts/messages.ts';
import type { RunArguments } from '../../contracts/run.ts';
import { createPayloadCodec, INLINE_BYTES_MAX } from '../../ledger/payload-codec.ts';
import { freePort, startTemporalServer, type TemporalServer } from '../workflows/temporal-server.ts';
import { CONTOSO, TRIAGE } from './a-soc.ts';

const TASK_QUEUE = 'night-shift';
let folder: string;
let server: TemporalServer;
let worker: Worker;
let ended: Promise<void>;
let runs: RunPort;

beforeAll(async () => {
  // The server is killed on purpose: what the SDK says about it would hide what matters.
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'watchbill-runs-'));
  server = await startTemporalServer(folder);
  const connection = await NativeConnection.connect({ address: server.address });
  worker = await Worker.create({
    connection,
    taskQueue: TASK_QUEUE,
    dataConverter: { payloadCodecs: [createPayloadCodec(blobs())] },
    workflowsPath: fileURLToPath(new URL('scripted-run.ts', import.meta.url)),
  });
  ended = runThenClose(worker, connection);
  runs = createTemporalRuns(connectTo(server.address), { taskQueue: TASK_QUEUE });
});

afterAll(async () => {
  worker.shutdown();
  await ended;
  await runs.close();
  await server.stop();
  await rm(folder, { recursive: true });
});

const blobs = () => join(folder, 'blobs');
const connectTo = (address: string) =>
  connectTemporal({ temporal: { address, namespace: 'default' }, blobFolder: blobs() }, {});

async function runThenClose(running: Worker, connection: NativeConnection): Promise<void> {
  await running.run();
  await connection.close();
}

const aStart = (hours: number): RunArguments => ({
  tenant: { id: CONTOSO, title: 'Contoso', values: {} },
  plan: { playbook: TRIAGE.name, sha256: 'a'.repeat(64) },
  planBody: null,
  inputs: { hours },
  starter: { kind: 'person', person: 'bruno' as PersonId },
  trigger: 0,
});

const aDecision = (id: string, over: Partial<DecisionMessage> = {}): DecisionMessage => ({
  type: 'decision',
  id,
  path: 'ask' as StepPath,
  approve: true,
  reason: 'seen',
  person: 'chen' as PersonId,
  targetsSha256: 'a'.repeat(64),
  assertion: 'x',
  ...over,
});

const aCancel = (id: string) => ({ type: 'cancel', id, by: 'bruno' as PersonId, reason: 'over' }) as const;

test('a request starts one run, however often and however much at once it comes', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => runs.start(aStart(1), 't-1/triage/once')));
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['repeated', 'repeated', 'started']);
  const ids = answers.map((answer) => (answer.kind === 'unreachable' ? '' : answer.runId));
  expect(new Set(ids).size).toBe(1);
  expect(await runs.start(aStart(2), 't-1/triage/once')).toEqual({ kind: 'conflict', runId: ids[0] });
});

test('a run is bounded by its own budget, and its tenant stands nowhere in clear beside its payloads', async () => {
  const planBody = TRIAGE as unknown as Json;
  await runs.start({ ...aStart(1), planBody }, 't-abcdef/triage/bounded');
  const client = connectTo(server.address);
  const { raw } = await client.workflow.getHandle('t-abcdef/triage/bounded').describe();
  expect(Number(raw.executionConfig?.workflowExecutionTimeout?.seconds)).toBe(32 * 24 * 60 * 60);
  expect(raw.workflowExecutionInfo?.priority?.fairnessKey).toBe('t-abcdef');
  await client.connection.close();
});

test('a plan of more than 64 KiB is in the history as a reference, and a worker reads it all the same', async () => {
  const planBody = { ...TRIAGE, title: 'x'.repeat(2 * INLINE_BYTES_MAX) } as unknown as Json;
  await runs.start({ ...aStart(1), planBody }, 't-1/triage/large');
  const client = connectTo(server.address);
  const handle = client.workflow.getHandle('t-1/triage/large');
  const [first] = (await handle.fetchHistory()).events ?? [];
  const { input } = first?.workflowExecutionStartedEventAttributes ?? {};
  expect(input?.payloads?.map(({ data }) => data?.length)).toEqual([64]);
  await runs.deliver('t-1/triage/large', aCancel('c-large'));
  expect(await handle.result()).toBe(2 * INLINE_BYTES_MAX);
  await client.connection.close();
});

test('a request that comes again after its run has ended still finds it', async () => {
  const first = await runs.start(aStart(1), 't-1/triage/ended');
  await runs.deliver('t-1/triage/ended', aCancel('c-1'));
  const again = await runs.start(aStart(1), 't-1/triage/ended');
  invariant(first.kind === 'started', 'The first start starts');
  expect(again).toEqual({ kind: 'repeated', runId: first.runId });
});

test('a request with a name of its own is found by it, whatever the plan and the inputs are by then', async () => {
  const id = 't-1/triage/called';
  expect(await runs.find(id, 'call-1')).toEqual({ kind: 'nothing' });
  const first = await runs.start(aStart(1), id, 'call-1');
  invariant(first.kind === 'started', 'The first start starts');
  expect(await runs.find(id, 'call-1')).toEqual({ kind: 'repeated', runId: first.runId });
  expect(await runs.start(aStart(2), id, 'call-1')).toEqual({ kind: 'repeated', runId: first.runId });
  expect(await runs.find(id, 'call-2')).toEqual({ kind: 'conflict', runId: first.runId });
});

test('nothing is found while Temporal is away', async () => {
  const nowhere = createTemporalRuns(connectTo(`127.0.0.1:${await freePort()}`), { taskQueue: TASK_QUEUE });
  expect(await nowhere.find('t-1/triage/called', 'call-1')).toEqual({ kind: 'unreachable' });
  await nowhere.close();
});

describe('messages', () => {
  beforeAll(async () => {
    await runs.start(aStart(1), 't-1/triage/talk');
  });

  test('a run’s answer comes back', async () => {
    expect(await runs.deliver('t-1/triage/talk', aDecision('d-1'))).toEqual({
      kind: 'answered',
      answer: { accepted: true, settled: 'approved' },
    });
  });

  test('a message of the same id gets the first answer', async () => {
    const repeated = await runs.deliver('t-1/triage/talk', aDecision('d-1', { reason: 'other' }));
    expect(repeated).toMatchObject({ answer: { accepted: true } });
  });

  test.each(['already-decided', 'expired', 'other-targets'])(
    'a refusal of the validator is an answer: %s',
    async (because) => {
      const refused = await runs.deliver(
        't-1/triage/talk',
        aDecision(`d-${because}`, { approve: false, reason: because }),
      );
      expect(refused).toEqual({ kind: 'answered', answer: { accepted: false, because } });
    },
  );

  test('a failure that is no refusal is a mistake and not an answer', async () => {
    await expect(
      runs.deliver('t-1/triage/talk', aDecision('d-9', { approve: false, reason: 'no-such-code' })),
    ).rejects.toThrow();
  });

  test('a run that has ended, and one that never was, are gone', async () => {
    await runs.deliver('t-1/triage/talk', aCancel('c-2'));
    expect(await runs.deliver('t-1/triage/talk', aDecision('d-3'))).toEqual({ kind: 'gone' });
    expect(await runs.deliver('t-1/triage/never', aDecision('d-4'))).toEqual({ kind: 'gone' });
  });
});

describe('F6: Temporal away', () => {
  test('is an answer of every call, not an exception', async () => {
    const away = createTemporalRuns(connectTo(`127.0.0.1:${await freePort()}`), { taskQueue: TASK_QUEUE });
    const [started, delivered, isReachable] = await Promise.all([
      away.start(aStart(1), 't-1/triage/away'),
      away.deliver('t-1/triage/away', aDecision('d-5')),
      away.isReachable(),
    ]);
    expect([started, delivered, isReachable]).toEqual([{ kind: 'unreachable' }, { kind: 'unreachable' }, false]);
    await away.close();
  });

  test('and the same port works again when it is back', async () => {
    await server.kill();
    expect(await runs.isReachable()).toBe(false);
    await server.start();
    const deadline = Date.now() + 20_000;
    while (!(await runs.isReachable())) expect(Date.now()).toBeLessThan(deadline);
    expect(await runs.start(aStart(1), 't-1/triage/once')).toMatchObject({ kind: 'repeated' });
  });
});
