import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { withApi } from './with-api.ts';

const lines: string[] = [];
const log = pino(new Writable({ write: (chunk: Buffer, _encoding, done) => (lines.push(chunk.toString()), done()) }));
const api = withApi({ logger: log, callsPerMinute: 1_000 });

test('a call is one line of log: which route, who, which tenant and run, how it came out; no credential', async () => {
  const run = await api.waitingRun();
  const token = await api.tokenOf('vera');
  lines.length = 0;
  await api.call('GET', `/runs/${run.runId}?secret=x`, { token });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    route: 'getRun',
    person: 'vera',
    tenant: 'contoso',
    run: run.runId,
    status: 200,
    ms: expect.any(Number),
  });
  expect(lines[0]).not.toContain(token);
});

test('a sign-in is logged without its credential', async () => {
  lines.length = 0;
  const { body } = await api.call('POST', '/login', { body: { person: 'ada' } });
  expect(lines.join('')).toContain('"route":"login"');
  expect(lines.join('')).not.toContain(String(body['token']));
});

test('a call without a credential learns nothing of what it asks for', async () => {
  expect((await api.call('POST', `/runs/r-zzzzzzzzzzzz/cancel`, { body: { reason: '' } })).status).toBe(401);
});
