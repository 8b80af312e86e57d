import { expect, test } from 'vitest';
import { FABRIKAM } from '../a-soc.ts';
import { TARGETS, withApi } from '../with-api.ts';

const api = withApi();

test('what waits is listed for those who may see it, and says whether they may decide it', async () => {
  const ours = await api.waitingRun({ by: [{ person: 'chen' }], expiresInMs: 60_000 });
  const later = await api.waitingRun({ expiresInMs: 600_000 });
  await api.waitingRun({ tenant: FABRIKAM, by: [{ team: 'csirt' }] });
  const seenBy = async (as: string) =>
    ((await api.call('GET', '/approvals', { as })).body['approvals'] as { run: string; refusal: string | null }[]).map(
      ({ run, refusal }) => [run, refusal],
    );
  expect(await seenBy('chen')).toEqual([
    [ours.runId, null],
    [later.runId, null],
  ]);
  expect(await seenBy('paul')).toEqual([
    [ours.runId, 'wrong-person'],
    [later.runId, null],
  ]);
  expect(await seenBy('ada')).toHaveLength(3);
});

test('an approval shows the tenant in words, exactly what is to be decided, and until when', async () => {
  const run = await api.waitingRun({ path: 'per_team[0]/ask' });
  const { status, body } = await api.call(
    'GET',
    `/runs/${run.runId}/approvals/${encodeURIComponent('per_team[0]/ask')}`,
    { as: 'paul' },
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    tenant: 'contoso',
    tenantTitle: 'Contoso',
    playbook: 'phishing',
    path: 'per_team[0]/ask',
    question: 'Purge 3 mails?',
    shown: [{ name: 'mails', value: ['m-1', 'm-2', 'm-3'] }],
    targetsSha256: TARGETS,
    state: 'open',
    by: ['team contoso-team', 'team csirt'],
    decisions: [],
    refusal: null,
  });
});

test('a step that asked nothing has no approval', async () => {
  const run = await api.waitingRun();
  expect((await api.call('GET', `/runs/${run.runId}/approvals/ticket`, { as: 'vera' })).status).toBe(404);
});
