import { expect, test } from 'vitest';
import { requireRole } from '../../../api/handlers/start-run.ts';
import { FOR_LEADS } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const retry = (run: string, as: string, body: object = { reason: 'Mended' }) =>
  api.call('POST', `/runs/${run}/retry`, { as, body });

test('an analyst retries a run, a viewer may not, and for other customers it does not exist', async () => {
  const { runId } = await api.endedRun();
  expect((await retry(runId, 'vera')).status).toBe(403);
  expect((await retry(runId, 'finn')).status).toBe(404);
  expect((await retry(runId, 'bruno')).status).toBe(201);
});

test('a reason is asked for, and may be empty', async () => {
  const { runId } = await api.endedRun();
  expect((await retry(runId, 'bruno', {})).status).toBe(400);
  expect((await retry(runId, 'bruno', { reason: '' })).status).toBe(201);
});

test('who may not start the playbook by hand may not retry it either', () => {
  const forLeads = { kind: 'manual', roles: ['lead'] } as const;
  expect(() => requireRole(FOR_LEADS, forLeads, new Set(['analyst']))).toThrow('for the role lead only');
  expect(() => requireRole(FOR_LEADS, forLeads, new Set(['lead']))).not.toThrow();
  expect(() => requireRole(FOR_LEADS, { kind: 'manual', roles: [] }, new Set())).not.toThrow();
});
