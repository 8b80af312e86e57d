import { beforeEach, describe, expect, test } from 'vitest';
import { workflowIdFor } from '../../../identity/workflow-ids.ts';
import { CONTOSO, TRIAGE } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.started.length = 0;
  api.runs.isUp = true;
});

const start = async (over: Record<string, unknown> = {}, as = 'bruno') =>
  await api.call('POST', '/runs', {
    as,
    body: { tenant: 'contoso', playbook: 'triage', inputs: { mail: 'a@mail.example' }, ...over },
  });

test('an analyst starts a run with the inputs completed: given, else the tenant’s, else the default', async () => {
  const { status, body } = await start();
  expect(status).toBe(201);
  expect(body).toEqual({ run: expect.stringMatching(/^r-[0-9a-z]{12}$/), repeated: false });
  const [started] = api.runs.started;
  expect(started?.workflowId).toMatch(/^t-[0-9a-f]{12}\/triage\/[0-9a-f]{32}$/);
  expect(started?.start).toMatchObject({
    tenant: { id: 'contoso', title: 'Contoso', values: {} },
    plan: { playbook: 'triage' },
    planBody: { name: 'triage' },
    inputs: { mail: 'a@mail.example', hours: 8, severity: 'low' },
    starter: { kind: 'person', person: 'bruno' },
    trigger: 0,
  });
  const entries = await api.ledger.db.kysely
    .selectFrom('auditEntries')
    .selectAll()
    .where('kind', '=', 'run-requested')
    .execute();
  expect(entries.at(-1)).toMatchObject({ tenant: 'contoso', actor: 'bruno', subject: 'triage' });
});

describe('a request id starts one run', () => {
  test('repeated, it finds it', async () => {
    const first = await start({ requestId: 'request-1' });
    const second = await start({ requestId: 'request-1' });
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body).toEqual({ run: first.body['run'], repeated: true });
    expect(api.runs.started).toHaveLength(1);
    const key = `request\nbruno\nrequest-1`;
    expect(api.runs.started[0]?.workflowId).toBe(workflowIdFor(Buffer.alloc(32, 7), CONTOSO, TRIAGE.name, key));
  });

  test('with other inputs it is refused', async () => {
    await start({ requestId: 'request-2' });
    const other = await start({ requestId: 'request-2', inputs: { mail: 'b@mail.example' } });
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'request-id-reused' } } });
  });

  test('of somebody else is another request', async () => {
    await start({ requestId: 'request-3' });
    expect((await start({ requestId: 'request-3' }, 'lena')).status).toBe(201);
    expect(api.runs.started).toHaveLength(2);
  });
});

describe('what cannot be started', () => {
  const refused = async (over: Record<string, unknown>, as?: string) => {
    const { status, body } = await start(over, as);
    expect(api.runs.started).toEqual([]);
    return { status, error: body['error'] };
  };

  test('inputs that do not fit are all named', async () => {
    const { status, error } = await refused({ inputs: { hours: 100, severity: 'huge', typo: 1 } });
    expect(status).toBe(400);
    expect(error).toMatchObject({
      code: 'invalid-inputs',
      message:
        'Cannot start playbook "triage": input "typo" is unknown: the playbook takes hours, mail, severity; input "hours" must be <= 72; input "mail" is missing; input "severity" must be one of low, high',
    });
  });

  test('a playbook that nobody published', async () => {
    expect((await refused({ playbook: 'nothing' })).status).toBe(404);
  });

  test('a playbook that the tenant does not use', async () => {
    expect(await refused({ playbook: 'for-leads', inputs: {} }, 'lena')).toMatchObject({
      status: 409,
      error: { code: 'playbook-not-used' },
    });
  });

  test('a playbook without a manual trigger', async () => {
    expect(await refused({ playbook: 'nightly', inputs: {} })).toMatchObject({
      status: 409,
      error: { code: 'no-manual-trigger' },
    });
  });

  test('a request id in a wrong form', async () => {
    expect((await refused({ requestId: 'short' })).status).toBe(400);
  });

  test('F6: Temporal away: 503, and the repeat starts it once', async () => {
    api.runs.isUp = false;
    expect(await refused({ requestId: 'request-4' })).toMatchObject({
      status: 503,
      error: { code: 'temporal-unavailable' },
    });
    api.runs.isUp = true;
    expect((await start({ requestId: 'request-4' })).status).toBe(201);
    expect(api.runs.started).toHaveLength(1);
  });
});
