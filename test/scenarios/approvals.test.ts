import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEstate, type Estate } from './estate.ts';
import { decide, ended, openApproval, startByHand, until } from './story.ts';

/** Asks at once and expires after three seconds. */
const QUICK = `
apiVersion: watchbill/v1
kind: Playbook
name: quick-question
title: Quick question
category: response
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
steps:
  - id: ok
    title: May we?
    approve: { question: 'May we?', show: [], by: [{ team: csirt }, { team: csirt-contoso }], expires: 3s }
  - stop: { outcome: unanswered }
`;

let estate: Estate;
beforeAll(async () => {
  estate = await startEstate({ playbooks: { 'quick-question': QUICK } });
}, 120_000);
afterAll(() => estate?.stop());

test('a decision given twice counts once and gets the same answer', async () => {
  const run = await startByHand(estate, 'mail-twice');
  const approval = await openApproval(estate, run);
  const [first, second] = await Promise.all([
    decide(estate, 'chen', approval, true),
    decide(estate, 'chen', approval, true),
  ]);
  expect([first.status, second.status]).toEqual([200, 200]);
  const third = await decide(estate, 'chen', approval, true);
  expect(third.status).toBe(200);
  const other = await decide(estate, 'ada', approval, false);
  expect(other.status).toBe(409);
  expect((await ended(estate, run)).outcome).toBe('contained');
  const { body } = await estate.call<{ records: { event: { type: string } }[] }>('dora', 'GET', `/runs/${run}/records`);
  expect(body.records.filter(({ event }) => event.type === 'decision')).toHaveLength(1);
});

test('who may not decide is refused, and the approval stays open', async () => {
  const run = await startByHand(estate, 'mail-wrong', 'contoso', 'ada');
  const approval = await openApproval(estate, run);
  expect((await decide(estate, 'bruno', approval, true)).status).toBe(403);
  expect((await decide(estate, 'ada', approval, true)).status).toBe(403);
  const target = `${estate.api.url}/runs/${run}/decisions`;
  const body = JSON.stringify({
    path: approval.path,
    approve: true,
    reason: '',
    targetsSha256: approval.targetsSha256,
    decisionId: 'without-token',
  });
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(target, { method: 'POST', headers, body })).status).toBe(401);
  const forged = { ...headers, authorization: `Bearer ${'A'.repeat(43)}` };
  expect((await fetch(target, { method: 'POST', headers: forged, body })).status).toBe(401);
  expect((await decide(estate, 'chen', approval, false)).status).toBe(200);
  expect((await ended(estate, run)).outcome).toBe('refused');
});

test('a person of another tenant does not even learn that the run exists', async () => {
  const run = await startByHand(estate, 'mail-other', 'fabrikam');
  const approval = await openApproval(estate, run);
  expect((await decide(estate, 'eli', approval, true)).status).toBe(404);
  expect((await estate.call('eli', 'GET', `/runs/${run}`)).status).toBe(404);
  expect((await decide(estate, 'chen', approval, false)).status).toBe(200);
});

test('a decision for other targets than the run has is refused', async () => {
  const run = await startByHand(estate, 'mail-targets');
  const approval = await openApproval(estate, run);
  expect((await decide(estate, 'chen', { ...approval, targetsSha256: 'f'.repeat(64) }, true)).status).toBe(409);
  expect((await decide(estate, 'chen', approval, false)).status).toBe(200);
});

test('after the expiry nobody can decide, and nothing was approved', async () => {
  const started = await estate.call<{ run: string }>('bruno', 'POST', '/runs', {
    playbook: 'quick-question',
    tenant: 'contoso',
    inputs: {},
  });
  const approval = await openApproval(estate, started.body.run);
  await ended(estate, started.body.run);
  expect((await decide(estate, 'ada', approval, true)).status).toBe(410);
  const steps = await until(estate, 'the steps', async () => {
    const { body } = await estate.call<{ steps: { path: string; output?: { approved: boolean } }[] }>(
      'dora',
      'GET',
      `/runs/${started.body.run}/steps`,
    );
    return body.steps.find(({ path }) => path === 'ok');
  });
  expect(steps.output?.approved).toBe(false);
});
