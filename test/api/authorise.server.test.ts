import { beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type Route, type RouteId } from '../../api/contract.ts';
import type { RunContext } from '../../contracts/run.ts';
import { PERMISSION_ROLES } from '../../identity/permissions.ts';
import { rolesOf } from '../../tenants/roles-of.ts';
import type { PersonId } from '../../contracts/ids.ts';
import { CONTOSO, FABRIKAM, SOC } from './a-soc.ts';
import { TARGETS, withApi } from './with-api.ts';

const api = withApi();
const TABLE = Object.entries(ROUTES) as readonly [RouteId, Route][];
const PEOPLE = ['vera', 'bruno', 'paul', 'lena', 'dora', 'chen', 'finn', 'fay', 'ada', 'ivan'] as const;
const runs = new Map<string, RunContext>();
const withTasks = new Map<string, RunContext>();

beforeAll(async () => {
  for (const tenant of [CONTOSO, FABRIKAM]) {
    runs.set(tenant, await api.waitingRun({ tenant, by: [{ team: 'csirt' }] }));
    withTasks.set(tenant, await api.runWithTask({ tenant, path: 'ask' }));
  }
});

/** A call of a route that means a tenant, valid in form. */
function aCall(id: RouteId, route: Route, tenant: string) {
  const isOfTask = route.path.includes('/tasks/');
  const run = (isOfTask ? withTasks : runs).get(tenant)?.runId ?? '';
  const path = route.path
    .replace(':tenant', tenant)
    .replace(':run', run)
    .replace(':id', '1')
    .replace(':path', 'ask')
    .replace(':name', 'triage')
    .replace('/versions/:version/again', '/versions/1/again')
    .replace(':version', 'triage')
    .replace(':sha256', TARGETS);
  const query = route.query !== undefined && 'tenant' in (route.query as { properties: object }).properties;
  return { url: query ? `${path}?tenant=${tenant}` : path, body: BODIES[id]?.(tenant) };
}

const ALL = { covered: 1, total: 1 };
const CASES = { passed: 1, failed: 0, steps: ALL, branches: ALL, outcomes: ALL };

const BODIES: Partial<Record<RouteId, (tenant: string) => object>> = {
  login: () => ({ person: 'vera' }),
  startRun: (tenant) => ({ tenant, playbook: 'triage', inputs: { mail: 'a@mail.example' } }),
  cancelRun: () => ({ reason: 'enough' }),
  rollBackRun: () => ({ reason: 'enough' }),
  pauseRun: () => ({ reason: 'enough' }),
  resumeRun: () => ({ reason: 'enough' }),
  retryRun: () => ({ reason: 'mended' }),
  answerTask: () => ({ answers: {}, alreadyInPlace: false, evidence: [], note: '', messageId: 'message-1' }),
  reassignTask: () => ({ to: [{ team: 'csirt' }], reason: 'x', messageId: 'message-2' }),
  commentTask: () => ({ text: 'x', messageId: 'message-3' }),
  acknowledge: () => ({ path: 'wake', requestId: 'request-5' }),
  signOffTask: () => ({ accept: true, reason: '', messageId: 'message-4' }),
  addEvidence: () => ({ name: 'a.txt', base64: 'YQ==' }),
  publishVersion: () => ({ text: 'x', cases: CASES, expected: 0 }),
  publishAgain: () => ({ expected: 0 }),
  decide: () => ({ path: 'ask', approve: false, reason: '', targetsSha256: TARGETS, decisionId: 'decision-1' }),
};

/** Asked for what does not exist, so that whoever may ask is told so. */
const NOTHING_THERE: ReadonlySet<RouteId> = new Set<RouteId>([
  'getEvidence',
  'getVersion',
  'publishAgain',
  'replayEvent',
]);

function expectedStatus(route: Route, person: string, tenant: typeof CONTOSO): 'ok' | 403 | 404 {
  if (route.permission === 'webhook-secret') return 404;
  if (route.permission === 'public' || route.permission === 'local-trial' || route.permission === 'signed-in')
    return 'ok';
  const allowed: readonly string[] = PERMISSION_ROLES[route.permission];
  const hasIn = (where: typeof CONTOSO) =>
    [...rolesOf(where, SOC, person as PersonId)].some((role) => allowed.includes(role));
  const namesTenant = route.tenant === 'run' || route.tenant === 'named' || route.query !== undefined;
  // A version is for every tenant that uses the playbook.
  if (route.permission === 'playbooks:publish') return hasIn(CONTOSO) && hasIn(FABRIKAM) ? 'ok' : 403;
  if (!namesTenant) return hasIn(CONTOSO) || hasIn(FABRIKAM) ? 'ok' : 403;
  if (rolesOf(tenant, SOC, person as PersonId).size === 0) return 404;
  return hasIn(tenant) ? 'ok' : 403;
}

describe.each(TABLE)('R46: %s', (id, route) => {
  test.each(PEOPLE)('as %s, in both tenants', async (person) => {
    // What a person ends here is a credential of its own.
    const calling = id === 'logout' ? { token: await freshToken(person) } : { as: person };
    for (const tenant of [CONTOSO, FABRIKAM]) {
      const { url, body } = aCall(id, route, tenant);
      const { status, body: answer } = await api.call(route.method, url, {
        ...calling,
        ...(body === undefined ? {} : { body }),
      });
      const expected = expectedStatus(route, person, tenant);
      const refusals = NOTHING_THERE.has(id) ? [403] : [403, 404];
      if (expected === 'ok')
        expect(refusals.includes(status) && isAuthorisation(answer), `${status} in ${tenant}`).toBe(false);
      else expect(status, `in ${tenant}`).toBe(expected);
      if (id === 'logout') break;
    }
  });
});

const OPEN: readonly string[] = ['public', 'local-trial', 'webhook-secret'];
const CLOSED = TABLE.filter(([, { permission }]) => !OPEN.includes(permission));

describe.each(CLOSED)('R46: %s', (id, route) => {
  test('without a credential, with an unknown one, and with one in another form', async () => {
    const { url, body } = aCall(id, route, CONTOSO);
    const with_ = (headers: Record<string, string>) =>
      api.call(route.method, url, { headers, ...(body === undefined ? {} : { body }) });
    const credential = await api.tokenOf('chen');
    for (const headers of [
      {},
      { authorization: `Bearer wbt_${'a'.repeat(43)}` },
      { authorization: 'Bearer ' },
      { authorization: credential },
      { authorization: `Basic ${credential}` },
      { authorization: `Bearer ${credential} ${credential}` },
      { cookie: `token=${credential}` },
    ]) {
      expect((await with_(headers)).status).toBe(401);
    }
  });
});

/** Whether an error is about who may do it, not about what it was asked about. */
function isAuthorisation(answer: Record<string, unknown>): boolean {
  const { code } = (answer['error'] ?? {}) as { code?: string };
  return code === 'forbidden' || code === 'not-found';
}

async function freshToken(person: string): Promise<string> {
  const { body } = await api.call('POST', '/login', { body: { person } });
  return String(body['token']);
}

describe('what another tenant has does not exist', () => {
  test('its run is answered as one that never was, to the letter', async () => {
    const theirs = runs.get(FABRIKAM)?.runId ?? '';
    const never = 'r-zzzzzzzzzzzz';
    for (const path of ['', '/steps', '/records', '/approvals/ask']) {
      const one = await api.call('GET', `/runs/${theirs}${path}`, { as: 'dora' });
      const other = await api.call('GET', `/runs/${never}${path}`, { as: 'dora' });
      expect(one.status).toBe(404);
      expect(JSON.stringify(one.body).replace(theirs, never)).toBe(JSON.stringify(other.body));
    }
  });

  test('lists hold nothing of it, whatever they are asked', async () => {
    const listed = await api.call('GET', '/runs?limit=200', { as: 'vera' });
    expect((listed.body['runs'] as { tenant: string }[]).every(({ tenant }) => tenant === CONTOSO)).toBe(true);
    const approvals = await api.call('GET', '/approvals', { as: 'vera' });
    expect((approvals.body['approvals'] as { tenant: string }[]).every(({ tenant }) => tenant === CONTOSO)).toBe(true);
    expect((await api.call('GET', `/runs?tenant=${FABRIKAM}`, { as: 'vera' })).status).toBe(404);
    expect((await api.call('GET', '/runs?tenant=nowhere', { as: 'vera' })).status).toBe(404);
  });

  test('naming a tenant twice is refused, not resolved', async () => {
    expect((await api.call('GET', '/runs?tenant=contoso&tenant=fabrikam', { as: 'vera' })).status).toBe(400);
  });
});

describe('T18: other spellings of a path reach nothing', () => {
  const VARIANTS = [
    '//runs',
    '/runs/',
    '/Runs',
    '/%72uns%2f',
    '/runs;a=b',
    '/./runs',
    '/runs/../me',
    '/runs%00',
    '/api/runs',
    '/runs.json',
  ];
  test.each(VARIANTS)('%s', async (path) => {
    const { status } = await api.call('GET', path);
    expect([401, 404, 400]).toContain(status);
  });
});
