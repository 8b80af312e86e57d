import { expect, test } from 'vitest';
import { FABRIKAM } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const inboxOf = async (as: string, query = '') =>
  ((await api.call('GET', `/inbox${query}`, { as })).body['items'] as readonly Record<string, unknown>[]).map(
    ({ kind, run, path, wants, isOverdue }) => ({ kind, run, path, wants, isOverdue }),
  );

test('the inbox has decisions, tasks and sign-offs of the caller in all tenants, what is due first on top', async () => {
  const late = await api.runWithTask({ task: { to: [{ person: 'chen' }], dueAt: '2026-01-01T00:00:00.000Z' } });
  const question = await api.waitingRun({ by: [{ person: 'chen' }], expiresInMs: 60_000 });
  const review = await api.runWithTask({
    task: {
      phase: 'to-sign-off',
      to: [{ person: 'ada' }],
      signOffBy: [{ person: 'chen' }],
      answeredBy: 'ada' as never,
    },
  });
  await api.runWithTask({ task: { to: [{ person: 'paul' }] } });
  await api.runWithTask({ task: { to: [{ person: 'chen' }], phase: 'done' } });
  expect(await inboxOf('chen')).toEqual([
    { kind: 'task', run: late.runId, path: 'consent', wants: 'answer', isOverdue: true },
    { kind: 'approval', run: question.runId, path: 'ask', wants: 'decision', isOverdue: false },
    { kind: 'task', run: review.runId, path: 'consent', wants: 'sign-off', isOverdue: false },
  ]);
  expect(await inboxOf('finn')).toEqual([]);
});

test('a person of two tenants sees both, or one that they name', async () => {
  const here = await api.runWithTask({ task: { to: [{ person: 'ada' }] } });
  const there = await api.runWithTask({ tenant: FABRIKAM, task: { to: [{ person: 'ada' }] } });
  expect((await inboxOf('ada')).map(({ run }) => run)).toEqual(expect.arrayContaining([here.runId, there.runId]));
  expect((await inboxOf('ada', '?tenant=fabrikam')).map(({ run }) => run)).toEqual([there.runId]);
  expect((await api.call('GET', '/inbox?tenant=fabrikam', { as: 'chen' })).status).toBe(404);
});

test('a task is shown with what it asks, what happened and what the caller may do', async () => {
  const run = await api.runWithTask({ task: { signOffBy: [{ person: 'lena' }] } });
  const { status, body } = await api.call('GET', `/runs/${run.runId}/tasks/consent`, { as: 'bruno' });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    title: 'Grant consent',
    phase: 'open',
    details: 'Open the page',
    to: ['team contoso-team'],
    signOffBy: ['person lena'],
    options: ['answer', 'reassign', 'comment'],
    happenings: [],
    files: [],
  });
  expect((await api.call('GET', '/tasks', { as: 'vera' })).body['tasks']).toEqual(
    expect.arrayContaining([expect.objectContaining({ run: run.runId })]),
  );
});

test('a task of another tenant, and one that is none, do not exist', async () => {
  const run = await api.runWithTask();
  expect((await api.call('GET', `/runs/${run.runId}/tasks/consent`, { as: 'finn' })).status).toBe(404);
  expect((await api.call('GET', `/runs/${run.runId}/tasks/other`, { as: 'bruno' })).status).toBe(404);
  expect((await api.call('GET', `/runs/${run.runId}/tasks/consent`)).status).toBe(401);
});
