import { beforeEach, describe, expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import type { PersonId } from '../../../contracts/ids.ts';
import type { TaskMessage } from '../../../contracts/messages.ts';
import type { RunContext } from '../../../contracts/run.ts';
import { utcTime } from '../../../contracts/time.ts';
import { verifyMessage } from '../../../identity/sign-assertion.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { fakeRuns } from '../fake-runs.ts';
import { type TaskOver, withApi } from '../with-api.ts';

const api = withApi();
beforeEach(() => {
  api.runs.delivered.length = 0;
  api.runs.isUp = true;
  api.runs.answer = fakeRuns().answer;
});

let messages = 0;
const post = async (run: RunContext, verb: string, body: object, as = 'bruno') =>
  await api.call('POST', `/runs/${run.runId}/tasks/consent/${verb}`, {
    as,
    body: { messageId: `message-${++messages}`, ...body },
  });
const answer = async (run: RunContext, body: object = {}, as = 'bruno') =>
  await post(run, 'answer', { answers: { granted: true }, alreadyInPlace: false, evidence: [], note: '', ...body }, as);
const codeOf = (answered: { readonly status: number; readonly body: Record<string, unknown> }) => [
  answered.status,
  (answered.body['error'] as { code?: string } | undefined)?.code,
];

/** The message that was delivered last. */
function delivered(): TaskMessage {
  const message = api.runs.delivered.at(-1)?.message;
  invariant(message?.type === 'task', 'No message to a task was delivered');
  return message;
}

test('an answer by somebody whose work it is reaches the run, signed for exactly this answer', async () => {
  const run = await api.runWithTask();
  const { status, body } = await answer(run, { note: 'By phone' });
  expect({ status, body }).toEqual({ status: 200, body: { run: run.runId, path: 'consent', phase: 'done' } });
  const { assertion, ...message } = delivered();
  expect(message).toMatchObject({ person: 'bruno', change: { kind: 'answer', state: 'answered', note: 'By phone' } });
  const statement = { tenant: run.tenant, runId: run.runId, message };
  expect(await verifyMessage(assertion, api.keys.verifying, statement)).toEqual({ ok: true });
  const forged = { ...statement, message: { ...message, person: 'eve' as PersonId } };
  expect(await verifyMessage(assertion, api.keys.verifying, forged)).toMatchObject({ because: 'other-decision' });
});

test('the same call repeated is one message; the same id with another content is another', async () => {
  const run = await api.runWithTask();
  await answer(run, { messageId: 'message-same' });
  await answer(run, { messageId: 'message-same' });
  expect(api.runs.delivered).toHaveLength(1);
  await answer(run, { messageId: 'message-same', note: 'Other' });
  expect(api.runs.delivered).toHaveLength(2);
});

test('what has counted already is answered from the ledger', async () => {
  const run = await api.runWithTask();
  await answer(run, { messageId: 'message-old' });
  const { id, change, person, path } = delivered();
  const head = {
    title: 'Grant consent',
    phase: 'done',
    to: [{ team: 'contoso-team' }],
    signOffBy: [],
    answeredBy: person,
  } as const;
  const task = { ...head, openedAt: utcTime(0), dueAt: utcTime(0) };
  const event = { type: 'task-changed', path, task, messageId: id, by: person, change } as const;
  await writeRecords(api.ledger.db, run, [{ seq: 30, at: utcTime(Date.now()), event }], 'confirmed');
  api.runs.isUp = false;
  expect((await answer(run, { messageId: 'message-old' })).body).toMatchObject({ phase: 'done' });
  const other = await answer(run);
  expect(codeOf(other)).toEqual([409, 'done-already']);
  expect((other.body['error'] as { winner?: string }).winner).toBe('bruno');
});

describe('what is refused before it reaches the run', () => {
  const cases: readonly (readonly [string, TaskOver, object, string, readonly [number, string]])[] = [
    ['an answer of somebody else', { task: { to: [{ person: 'paul' }] } }, {}, 'bruno', [403, 'wrong-person']],
    ['an answer that lacks a field', {}, { answers: {} }, 'bruno', [400, 'not-fitting']],
    ['an answer of another type', {}, { answers: { granted: 'yes' } }, 'bruno', [400, 'not-fitting']],
    ['«already in place» where it is no answer', {}, { alreadyInPlace: true }, 'bruno', [400, 'not-fitting']],
    [
      'a file that was never sent',
      {},
      { evidence: [{ sha256: 'a'.repeat(64), note: '' }] },
      'bruno',
      [404, 'not-found'],
    ],
    ['an answer to what is cancelled', { task: { phase: 'cancelled' } }, {}, 'bruno', [409, 'not-waiting']],
    [
      'an answer to what waits for its sign-off',
      { task: { phase: 'to-sign-off' } },
      {},
      'bruno',
      [409, 'done-already'],
    ],
    ['an answer in a tenant of others', {}, {}, 'finn', [404, 'not-found']],
  ];
  test.each(cases)('%s', async (_what, over, body, as, expected) => {
    const run = await api.runWithTask(over);
    expect(codeOf(await answer(run, body, as))).toEqual(expected);
    expect(api.runs.delivered).toEqual([]);
  });

  test('it says which field does not fit', async () => {
    const run = await api.runWithTask();
    const { body } = await answer(run, { answers: { granted: true, admins: 0 } });
    expect((body['error'] as { message: string }).message).toContain('"admins" must be 1 or more');
  });
});

test('a task is handed on by those whose it is and by a lead, to people of the tenant alone', async () => {
  const run = await api.runWithTask({ task: { to: [{ person: 'paul' }] } });
  const to = [{ team: 'csirt' }, { person: 'ada' }];
  expect((await post(run, 'reassign', { to, reason: 'Theirs' }, 'lena')).status).toBe(200);
  expect(delivered().change).toEqual({ kind: 'reassign', to, reason: 'Theirs' });
  expect(codeOf(await post(run, 'reassign', { to, reason: '' }, 'bruno'))).toEqual([403, 'wrong-person']);
  expect(codeOf(await post(run, 'reassign', { to: [{ team: 'nobody' }], reason: '' }, 'paul'))).toEqual([
    400,
    'unknown-recipient',
  ]);
});

test('comments, sign-offs and what is sent back', async () => {
  const run = await api.runWithTask({
    task: {
      phase: 'to-sign-off',
      signOffBy: [{ person: 'lena' }, { person: 'bruno' }],
      answeredBy: 'bruno' as PersonId,
    },
  });
  expect((await post(run, 'comment', { text: 'Nice' }, 'vera')).status).toBe(200);
  expect((await post(run, 'sign-off', { accept: true, reason: '' }, 'lena')).status).toBe(200);
  expect(delivered().change).toEqual({ kind: 'sign-off', reason: '' });
  expect(codeOf(await post(run, 'sign-off', { accept: true, reason: '' }))).toEqual([403, 'own-work']);
  expect(codeOf(await post(run, 'sign-off', { accept: false, reason: '' }, 'lena'))).toEqual([400, 'not-fitting']);
  const open = await api.runWithTask({ task: { signOffBy: [{ person: 'lena' }] } });
  expect(codeOf(await post(open, 'sign-off', { accept: true, reason: '' }, 'lena'))).toEqual([409, 'not-waiting']);
});

test('what the run answers is told: refused, not checked yet, away, ended', async () => {
  const run = await api.runWithTask();
  api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'too-large' } });
  expect(codeOf(await answer(run))).toEqual([413, 'too-large']);
  api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'being-checked' } });
  expect((await answer(run)).body).toMatchObject({ phase: 'noted' });
  api.runs.answer = () => ({ kind: 'gone' });
  expect(codeOf(await answer(run))).toEqual([409, 'run-ended']);
  api.runs.isUp = false;
  expect(codeOf(await answer(run))).toEqual([503, 'temporal-unavailable']);
});

test('every message and every refusal stands in the audit trail', async () => {
  const run = await api.runWithTask();
  await answer(run);
  await answer(run, {}, 'vera');
  await answer(run, { answers: {} });
  const entries = await api.ledger.db.kysely
    .selectFrom('auditEntries')
    .selectAll()
    .where('subject', '=', run.runId)
    .execute();
  expect(entries.map(({ kind }) => kind)).toEqual([
    'task-message-signed',
    'task-message-signed',
    'task-message-refused',
  ]);
  expect(entries[0]?.body).toMatchObject({ path: 'consent', what: 'answer' });
});
