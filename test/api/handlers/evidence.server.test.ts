import { expect, test } from 'vitest';
import type { RunContext } from '../../../contracts/run.ts';
import { FILES_MAX } from '../../../api/handlers/evidence.ts';
import { withApi } from '../with-api.ts';

const api = withApi();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const send = async (run: RunContext, body: object = {}, as = 'bruno') =>
  await api.call('POST', `/runs/${run.runId}/tasks/consent/evidence`, {
    as,
    body: { name: 'note.txt', base64: base64('Seen by both'), ...body },
  });
const codeOf = ({ body }: { readonly body: Record<string, unknown> }) => (body['error'] as { code?: string }).code;

test('a file is kept by its hash, named by an answer, and given back byte for byte', async () => {
  const run = await api.runWithTask();
  const { status, body } = await send(run, { name: '../../etc/no te\u202E.txt' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ name: 'no te_.txt', bytes: 12 });
  const sha256 = String(body['sha256']);
  const answered = await api.call('POST', `/runs/${run.runId}/tasks/consent/answer`, {
    as: 'bruno',
    body: {
      answers: { granted: true },
      alreadyInPlace: false,
      evidence: [{ sha256, note: 'The note' }],
      note: '',
      messageId: 'message-evidence',
    },
  });
  expect(answered.status).toBe(200);
  expect(api.runs.delivered.at(-1)?.message).toMatchObject({
    change: { evidence: [{ sha256, name: 'no te_.txt', note: 'The note' }] },
  });
  const given = await api.call('GET', `/runs/${run.runId}/tasks/consent/evidence/${sha256}`, { as: 'vera' });
  expect(given.body).toMatchObject({ name: 'no te_.txt', mediaType: 'text/plain', base64: base64('Seen by both') });
});

test('T: a file of another task or tenant cannot be read or named by its hash', async () => {
  const [mine, other] = [await api.runWithTask(), await api.runWithTask()];
  const sha256 = String((await send(other)).body['sha256']);
  expect((await api.call('GET', `/runs/${mine.runId}/tasks/consent/evidence/${sha256}`, { as: 'bruno' })).status).toBe(
    404,
  );
  expect((await api.call('GET', `/runs/${other.runId}/tasks/consent/evidence/${sha256}`, { as: 'finn' })).status).toBe(
    404,
  );
});

test('only those who may answer send files, and only while the task is open', async () => {
  expect(codeOf(await send(await api.runWithTask({ task: { to: [{ person: 'paul' }] } })))).toBe('wrong-person');
  expect(codeOf(await send(await api.runWithTask({ task: { phase: 'done' } })))).toBe('done-already');
  expect(codeOf(await send(await api.runWithTask({ task: { phase: 'cancelled' } })))).toBe('not-waiting');
  expect((await send(await api.runWithTask(), {}, 'finn')).status).toBe(404);
});

test('10 MiB are kept, one byte more is not', async () => {
  const run = await api.runWithTask();
  const most = 'x'.repeat(10 * 1024 * 1024);
  expect((await send(run, { base64: base64(most) })).status).toBe(201);
  const more = await send(run, { base64: base64(`${most}x`) });
  expect([more.status, codeOf(more)]).toEqual([413, 'evidence-too-large']);
});

test('a type that is not allowed, or that the bytes do not bear out, is refused', async () => {
  const run = await api.runWithTask();
  expect(codeOf(await send(run, { name: 'run.exe' }))).toBe('evidence-type');
  expect(codeOf(await send(run, { name: 'page.html' }))).toBe('evidence-type');
  expect(codeOf(await send(run, { name: 'a.pdf' }))).toBe('evidence-type');
});

test('a task has a limited number of files', async () => {
  const run = await api.runWithTask();
  for (let at = 0; at < FILES_MAX; at++) await send(run, { base64: base64(`file ${at}`) });
  expect(codeOf(await send(run, { base64: base64('one more') }))).toBe('too-large');
});
