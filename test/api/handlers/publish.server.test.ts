import { expect, test } from 'vitest';
import { listAudit, SYSTEM_TENANT } from '../../../ledger/audit.ts';
import { aPlan, publish } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const covered = { covered: 3, total: 3 };
const GREEN = { passed: 2, failed: 0, steps: covered, branches: covered, outcomes: covered };

/** A playbook that contoso alone uses, or one that nobody does. */
const textOf = (title: string, name = 'nightly', step = 'wait: 1m') => `apiVersion: watchbill/v1
kind: Playbook
name: ${name}
title: ${title}
description: Rests
category: maintenance
owner: contoso-team
triggers: [{ manual: {} }]
steps:
  - ${step}
`;

const post = (name: string, body: object, as = 'lena') =>
  api.call('POST', `/playbooks/${name}/versions`, { as, body: { cases: GREEN, ...body } });

test('a lead publishes a checked text, and the next start uses it', async () => {
  expect(await post('nightly', { text: textOf('Rest'), expected: 1, isDryRun: true })).toMatchObject({
    status: 200,
    body: { end: 'possible', version: 2 },
  });
  const made = await post('nightly', { text: textOf('Rest'), expected: 1 });
  expect(made).toMatchObject({ status: 201, body: { end: 'made', version: 2, warnings: [] } });
  expect((await api.call('GET', '/playbooks/nightly', { as: 'vera' })).body).toMatchObject({
    title: 'Rest',
    sha256: made.body['sha256'],
  });
  const audit = await listAudit(api.ledger.db, SYSTEM_TENANT);
  expect(audit.find(({ kind, actor }) => kind === 'playbook-published' && actor === 'lena')).toMatchObject({
    subject: 'nightly',
    body: { version: 2, sha256: made.body['sha256'] },
  });
});

test('a call that is repeated, or an edit that changes no meaning, makes no version', async () => {
  for (const isDryRun of [true, false]) {
    const text = `# only a comment\n${textOf('Rest')}`;
    expect(await post('nightly', { text, expected: 1, isDryRun })).toMatchObject({
      status: 200,
      body: { end: 'same', version: 2 },
    });
  }
});

test('an edit of a version that somebody else has overtaken is refused', async () => {
  for (const isDryRun of [true, false]) {
    expect(await post('nightly', { text: textOf('Rest more'), expected: 1, isDryRun })).toMatchObject({
      status: 409,
      body: { error: { code: 'version-overtaken', message: expect.stringContaining('version 2') as string } },
    });
  }
});

test('nobody publishes without the role, nor for tenants that they do not lead', async () => {
  expect((await post('nightly', { text: textOf('Rest'), expected: 2 }, 'chen')).status).toBe(403);
  expect((await post('nightly', { text: textOf('Rest'), expected: 2 }, 'vera')).status).toBe(403);
  const shared = await post('triage', { text: textOf('Rest', 'triage'), expected: 1 }, 'dora');
  expect(shared).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  expect(JSON.stringify(shared.body)).not.toContain('fabrikam');
  const again = await api.call('POST', '/playbooks/triage/versions/1/again', { as: 'dora', body: { expected: 1 } });
  expect(again.status).toBe(403);
});

test.each([
  ['with an error', textOf('Rest', 'nightly', 'wait: soon'), 'because it has an error in line 10: Cannot'],
  ['with several errors', textOf('Rest', 'Nightly', 'wait: soon'), 'because it has 2 errors, the first in line 3'],
  ['of another name', textOf('Rest', 'daily'), 'the text is the playbook "daily"'],
  [
    'of another kind',
    'apiVersion: watchbill/v1\nkind: Team\nname: nightly\ntitle: Night\nmembers: [{ id: a, name: A, mail: a@b.example, roles: [] }]\n',
    'the text is a Team',
  ],
])('the server checks the text itself: one %s is refused', async (_what, text, message) => {
  expect(await post('nightly', { text, expected: 2 })).toMatchObject({
    status: 400,
    body: { error: { code: 'playbook-has-errors', message: expect.stringContaining(message) as string } },
  });
});

test.each([
  ['none', { passed: 0 }],
  ['one that fails', { failed: 1 }],
  ['an outcome that none covers', { outcomes: { covered: 2, total: 3 } }],
])('cases have to be green: %s is refused', async (_what, cases) => {
  const answered = await post('nightly', { text: textOf('Other'), expected: 2, cases: { ...GREEN, ...cases } });
  expect(answered).toMatchObject({ status: 400, body: { error: { code: 'cases-not-green' } } });
});

test('an earlier version is published again as a new one, and what is kept of it comes along', async () => {
  const again = (version: number, body: object) =>
    api.call('POST', `/playbooks/nightly/versions/${version}/again`, { as: 'dora', body });
  await post('nightly', { text: textOf('Third'), expected: 2 });
  expect(await again(2, { expected: 3, isDryRun: true })).toMatchObject({ body: { end: 'possible', version: 4 } });
  expect(await again(2, { expected: 3 })).toMatchObject({ status: 201, body: { end: 'made', version: 4 } });
  expect(await again(4, { expected: 4 })).toMatchObject({ status: 200, body: { end: 'same', version: 4 } });
  expect(await again(1, { expected: 4 })).toMatchObject({ status: 201, body: { version: 5 } });
  expect((await again(9, { expected: 5 })).status).toBe(404);
  const { body } = await api.call('GET', '/playbooks/nightly/versions', { as: 'vera' });
  expect(body['versions']).toMatchObject([
    { version: 5, sameAs: 1, by: 'dora', warnings: null, cases: null },
    { version: 4, sameAs: 2, by: 'dora', warnings: [], cases: GREEN },
    { version: 3, sameAs: null, by: 'lena' },
    { version: 2, cases: GREEN },
    { version: 1, by: 'folder', origin: 'folder' },
  ]);
});

test('a plan of a newer Watchbill is not published again', async () => {
  await publish(api.ledger.db, { ...aPlan('off'), irVersion: 999 });
  await publish(api.ledger.db, aPlan('off'));
  const again = await api.call('POST', '/playbooks/off/versions/1/again', { as: 'lena', body: { expected: 2 } });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'plan-unreadable' } } });
});
