import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OPEN_RUNS_MAX } from '../../../api/handlers/call-webhook.ts';
import type { PlaybookName, RunId } from '../../../contracts/ids.ts';
import { listAudit } from '../../../ledger/audit.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { aRun, started } from '../../ledger/a-run.ts';
import { aDirectory, aTenant } from '../../tenants/a-directory.ts';
import { aPlan, CONTOSO, FABRIKAM, publish } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const SECRET = 'a-secret-of-this-test';
const secret = { env: 'WATCHBILL_TEST_HOOK' };

const DIRECTORY = aDirectory(
  [
    aTenant({
      playbooks: {
        alerted: { enabled: true },
        paged: { enabled: true },
        off: { enabled: false },
        never: { enabled: true },
      },
      webhooks: {
        'edr-alert': { secret },
        page: { secret },
        'is-off': { secret },
        'no-playbook': { secret },
        unset: { secret: { env: 'WATCHBILL_TEST_HOOK_UNSET' } },
      },
    }),
    aTenant({ id: FABRIKAM, playbooks: { alerted: { enabled: true } } }),
  ],
  [],
);

const api = withApi({ callsPerMinute: 100_000 }, DIRECTORY);

const text = { type: 'string', maxLength: 20 } as const;
const ALERTED = aPlan('alerted', {
  inputs: { alert: { schema: text }, at: { schema: {} }, severity: { schema: text } },
  triggers: [
    {
      kind: 'webhook',
      path: 'edr-alert',
      body: {
        alert_id: { schema: text },
        severity: { schema: { enum: ['low', 'high'] }, default: 'low' },
        more: { schema: { type: 'object' }, default: {} },
      },
      auth: 'hmac',
      with: {
        alert: { cel: 'event.body.alert_id' },
        at: { cel: 'event.received_at' },
        severity: { cel: 'event.body.severity' },
      },
    },
  ],
});
const PAGED = aPlan('paged', {
  inputs: { first: { schema: {} } },
  triggers: [
    {
      kind: 'webhook',
      path: 'page',
      body: { id: { schema: text }, list: { schema: { type: 'array' }, default: ['x'] } },
      auth: 'bearer',
      key: { cel: 'event.body.id' },
      with: { first: { cel: 'event.body.list[0]' } },
    },
  ],
});
const OFF = aPlan('off', {
  triggers: [{ kind: 'webhook', path: 'is-off', body: {}, auth: 'hmac', with: {} }],
});

beforeAll(async () => {
  process.env['WATCHBILL_TEST_HOOK'] = SECRET;
  for (const plan of [ALERTED, PAGED, OFF]) await publish(api.ledger.db, plan);
});
afterAll(() => {
  delete process.env['WATCHBILL_TEST_HOOK'];
});
beforeEach(() => {
  api.runs.started.length = 0;
  api.runs.isUp = true;
  api.aheadMs = 0;
});

interface Sending {
  readonly url?: string;
  readonly key?: string;
  readonly secret?: string;
  /** Seconds that the caller's clock is behind. */
  readonly behind?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

const ALERT = '{"alert_id":"a-1"}';

/** A signed call, as another system makes it. */
async function send(payload: string | Buffer, sending: Sending = {}) {
  const { url = '/hooks/contoso/edr-alert', key, behind = 0, headers } = sending;
  const timestamp = String(Math.floor(Date.now() / 1_000) - behind);
  const signed = createHmac('sha256', sending.secret ?? SECRET)
    .update(`${timestamp}.${key === undefined ? '' : `${key}.`}`)
    .update(payload)
    .digest('hex');
  return post(payload, url, {
    'x-watchbill-timestamp': timestamp,
    'x-watchbill-signature': `sha256=${signed}`,
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...headers,
  });
}

async function post(payload: string | Buffer, url: string, headers: Readonly<Record<string, string>>) {
  const response = await api.server.inject({
    method: 'POST',
    url,
    headers: { host: '127.0.0.1:7420', 'content-type': 'application/json', ...headers },
    payload,
  });
  const body = response.json<{ run: string; repeated: boolean; error: { code: string; message: string } }>();
  return { status: response.statusCode, headers: response.headers, body };
}

test('a signed call starts a run with the inputs of `with`, and says where it is', async () => {
  const { status, headers, body } = await send(ALERT, { key: 'first' });
  expect({ status, repeated: body.repeated }).toEqual({ status: 202, repeated: false });
  expect(headers['location']).toBe(`/runs/${body.run}`);
  expect(api.runs.started).toHaveLength(1);
  expect(api.runs.started[0]?.start).toMatchObject({
    tenant: { id: 'contoso' },
    plan: { playbook: 'alerted' },
    inputs: { alert: 'a-1', severity: 'low', at: expect.stringMatching(/^\d{4}-/) },
    starter: { kind: 'webhook', path: 'edr-alert', call: 'first' },
    trigger: 0,
  });
  const [entry] = await listAudit(api.ledger.db, CONTOSO, { limit: 1 });
  expect(entry).toMatchObject({ kind: 'run-requested', actor: 'webhook edr-alert', subject: 'alerted' });
});

describe('the same call', () => {
  test('again with its key is answered with its run, also after the answer was lost', async () => {
    const first = await send(ALERT, { key: 'k-1' });
    const again = await send(ALERT, { key: 'k-1' });
    expect([first.status, again.status]).toEqual([202, 200]);
    expect(again.body).toEqual({ run: first.body.run, repeated: true });
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(api.runs.started).toHaveLength(1);
  });

  test('many times at once starts one run', async () => {
    const calls = await Promise.all(Array.from({ length: 20 }, () => send(ALERT, { key: 'storm' })));
    expect(new Set(calls.map(({ body }) => body.run)).size).toBe(1);
    expect(calls.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(api.runs.started).toHaveLength(1);
  });

  test('again, without a key, within the same second is known by its body and time', async () => {
    const first = await send(ALERT, { behind: 10 });
    const headers = { 'x-watchbill-timestamp': '1', 'x-watchbill-signature': 'sha256=0' };
    expect((await send(ALERT, { headers })).status).toBe(401);
    expect((await send('{"alert_id":"a-2"}', { behind: 10 })).body.run).not.toBe(first.body.run);
    expect((await send(ALERT, { behind: 99 })).body.run).not.toBe(first.body.run);
  });

  test('is still known when another version of the playbook has been published', async () => {
    const first = await send(ALERT, { key: 'k-2' });
    await publish(api.ledger.db, { ...ALERTED, title: 'Another version' });
    expect((await send(ALERT, { key: 'k-2' })).body).toEqual({ run: first.body.run, repeated: true });
  });
});

test('a key that was used for another body is refused and names the run', async () => {
  const { body } = await send(ALERT, { key: 'k-3' });
  const other = await send('{"alert_id":"a-9"}', { key: 'k-3' });
  expect([other.status, other.body.error.code]).toEqual([409, 'key-reused']);
  expect(other.body.error.message).toContain(body.run);
});

test.each([
  ['k'.repeat(1), 202],
  ['k'.repeat(200), 202],
  ['k'.repeat(201), 400],
  ['with space', 400],
])('keys have 1 to 200 characters: %s', async (key, status) => {
  expect((await send(ALERT, { key })).status).toBe(status);
});

describe('who does not show the secret', () => {
  test.each([
    [-298, 202],
    [298, 202],
    [-302, 401],
    [302, 401],
  ])('a clock that is %d seconds behind is answered %d', async (behind, status) => {
    expect((await send(ALERT, { behind, key: `c${behind}` })).status).toBe(status);
  });

  test.each([
    ['another secret', { secret: 'guessed' }],
    ['a signature of another form', { headers: { 'x-watchbill-signature': 'md5=abc' } }],
    ['a time that was not signed', { headers: { 'x-watchbill-timestamp': '1' } }],
    ['a time that is no number', { headers: { 'x-watchbill-timestamp': 'now' } }],
    ['a key that was not signed', { headers: { 'idempotency-key': 'mine' } }],
    ['a wrong signature beside the right bearer', { secret: 'x', headers: { authorization: `Bearer ${SECRET}` } }],
  ])('%s is refused', async (_what, sending) => {
    const { status, body } = await send(ALERT, sending);
    expect([status, body.error.code]).toEqual([401, 'bad-signature']);
    expect(api.runs.started).toHaveLength(0);
  });

  test('nothing at all is refused, and so is a bearer where a signature is asked for', async () => {
    const url = '/hooks/contoso/edr-alert';
    expect((await post(ALERT, url, {})).status).toBe(401);
    expect((await post(ALERT, url, { authorization: 'Bearer wrong' })).status).toBe(401);
  });

  test('is noted in the audit trail once a minute, however often they try', async () => {
    const refusals = async () =>
      (await listAudit(api.ledger.db, CONTOSO)).filter(({ kind }) => kind === 'webhook-refused');
    api.aheadMs = 600_000;
    await send(ALERT, { secret: 'x' });
    const before = (await refusals()).length;
    for (let tries = 0; tries < 5; tries += 1) await send(ALERT, { secret: 'x' });
    expect(await refusals()).toHaveLength(before);
    api.aheadMs = 660_000;
    await send(ALERT, { secret: 'x' });
    const after = await refusals();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ subject: 'edr-alert', body: { because: 'wrong-signature' } });
    expect(JSON.stringify(after)).not.toContain(SECRET);
  });
});

test('what is not there is answered alike: tenant, path, playbook that is off or was never published', async () => {
  const answers = await Promise.all(
    [
      'nobody/edr-alert',
      'contoso/nothing',
      'contoso/constructor',
      'fabrikam/edr-alert',
      'contoso/is-off',
      'contoso/no-playbook',
    ].map((place) => send(ALERT, { url: `/hooks/${place}` })),
  );
  for (const { status, body } of answers) {
    expect({ status, body }).toEqual({ status: 404, body: answers[0]?.body });
  }
});

test('a secret that is not set says so to those who run Watchbill, and takes no call', async () => {
  const { status, body } = await send(ALERT, { url: '/hooks/contoso/unset', secret: '' });
  expect([status, body.error.code]).toEqual([503, 'not-configured']);
});

describe('a body', () => {
  const deep = (levels: number) => `{"alert_id":"a","more":${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}}`;

  test.each([
    ['of another type', '{"alert_id":7}', 422],
    ['with a member that is not taken', '{"alert_id":"a","x":1}', 422],
    ['without a member that is needed', '{}', 422],
    ['with a word that is not one of those', '{"alert_id":"a","severity":"huge"}', 422],
    ['that is a list', '[]', 422],
    ['that is no JSON', '{"alert_id":', 400],
    ['that is empty', '', 400],
    ['that is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['with a name that would change the prototype', '{"alert_id":"a","more":{"__proto__":{}}}', 422],
    ['with a number that is none', '{"alert_id":"a","more":{"a":1e999}}', 422],
    ['as deep as it may be', deep(32), 202],
    ['one deeper', deep(33), 422],
    ['deeper than the stack', deep(40_000), 422],
  ])('%s', async (what, payload, status) => {
    expect((await send(payload, { key: what.replaceAll(' ', '-') })).status).toBe(status);
  });

  test('may have 256 KiB and not a byte more', async () => {
    const fill = (bytes: number) => ALERT.padEnd(bytes, ' ');
    expect((await send(fill(262_144), { key: 'large' })).status).toBe(202);
    expect((await send(fill(262_145), { key: 'larger' })).status).toBe(413);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of type %s is not read',
    async (type) => {
      expect((await send(ALERT, { headers: { 'content-type': type } })).status).toBe(415);
    },
  );
});

describe('a webhook with a bearer', () => {
  const url = '/hooks/contoso/page';
  const authorization = `Bearer ${SECRET}`;

  test('takes the secret itself, and starts one run for what its key says', async () => {
    const first = await post('{"id":"p-1"}', url, { authorization });
    const more = await post('{"id":"p-1","list":["y"]}', url, { authorization });
    const other = await post('{"id":"p-2"}', url, { authorization });
    expect([first.status, more.status, other.status]).toEqual([202, 200, 202]);
    expect(more.body.run).toBe(first.body.run);
    expect(other.body.run).not.toBe(first.body.run);
  });

  test('takes no signature', async () => {
    expect((await send('{"id":"p-3"}', { url })).status).toBe(401);
  });

  test('lets the key of the call count before its own, and without text falls back to the body', async () => {
    const one = await post('{"id":""}', url, { authorization });
    const two = await post('{"id":"", "list":["z"]}', url, { authorization });
    const own = await post('{"id":"p-1"}', url, { authorization, 'idempotency-key': 'mine' });
    expect([one.status, two.status, own.status]).toEqual([202, 202, 202]);
    expect(two.body.run).not.toBe(one.body.run);
  });

  test('refuses a body from which no input can be made', async () => {
    expect((await post('{"id":"p-4","list":[]}', url, { authorization })).status).toBe(422);
  });
});

test('while Temporal is away the call can be repeated', async () => {
  api.runs.isUp = false;
  const { status, headers } = await send(ALERT, { key: 'away' });
  expect([status, headers['retry-after']]).toEqual([503, '5']);
  api.runs.isUp = true;
  expect((await send(ALERT, { key: 'away' })).status).toBe(202);
});

test('a tenant with as many open runs as it may have starts no more, and still answers what it has started', async () => {
  const { body } = await send(ALERT, { key: 'early' });
  for (let one = 0; one < OPEN_RUNS_MAX; one += 1) {
    const runId = `r-${String(one).padStart(12, '0')}` as RunId;
    const run = aRun({ tenant: CONTOSO, runId, workflowId: `w-${one}`, playbook: 'alerted' as PlaybookName });
    if (one === OPEN_RUNS_MAX - 1) expect((await send(ALERT, { key: 'last' })).status).toBe(202);
    await writeRecords(api.ledger.db, run, [started(1)], 'confirmed');
  }
  const full = await send(ALERT, { key: 'late' });
  expect([full.status, full.body.error.code, full.headers['retry-after']]).toEqual([429, 'too-many-runs', '30']);
  expect((await send(ALERT, { key: 'early' })).body).toEqual({ run: body.run, repeated: true });
});
