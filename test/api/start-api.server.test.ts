import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSettings } from '../../api/settings.ts';
import { startApi } from '../../api/start-api.ts';
import { withLedger } from '../ledger/with-ledger.ts';
import { fakeRuns } from './fake-runs.ts';

const ledger = withLedger();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-api-'));
});
afterAll(async () => rm(folder, { recursive: true }));

const start = async (env: Record<string, string> = {}) => {
  const parsed = parseSettings(
    {
      DATABASE_URL: ledger.url,
      WATCHBILL_DATA: folder,
      WATCHBILL_API_PORT: '0',
      WATCHBILL_CONTENT: fileURLToPath(new URL('../../demo', import.meta.url)),
      ...env,
    },
    false,
  );
  if (!parsed.ok) return expect.unreachable(parsed.problems.join());
  return await startApi(parsed.settings, { log: pino({ enabled: false }), runs: fakeRuns() });
};

test('the API of the demo estate answers on a port of loopback, and lets go of everything at the end', async () => {
  const api = await start();
  const response = await fetch(`${api.url}/health`);
  expect([response.status, await response.json()]).toEqual([200, { state: 'ok', ledger: true, temporal: true }]);
  const people = (await (await fetch(`${api.url}/people`)).json()) as { people: { id: string }[] };
  expect(people.people.map(({ id }) => id)).toContain('ada');
  await api.stop();
  await expect(fetch(`${api.url}/health`)).rejects.toThrow();
});

test('a port in use is told in one sentence', async () => {
  const first = await start();
  const { port } = new URL(first.url);
  await expect(start({ WATCHBILL_API_PORT: port })).rejects.toThrow(
    `Cannot listen on port ${port}: another program uses it. Stop it, or choose another port by WATCHBILL_API_PORT`,
  );
  await first.stop();
});

test('F9: a ledger that does not answer is told in one sentence, without its password', async () => {
  const refused = await start({ DATABASE_URL: 'postgresql://u:secret@127.0.0.1:1/none' }).catch(String);
  expect(refused).toMatch(/^StartProblem: Cannot start because the ledger does not answer/);
  expect(refused).not.toContain('secret');
});

test('a key file that others can read is told in one sentence', async () => {
  const data = await mkdtemp(join(folder, 'open-'));
  await writeFile(join(data, 'deployment.key'), 'a'.repeat(64));
  await chmod(join(data, 'deployment.key'), 0o644);
  await expect(start({ WATCHBILL_DATA: data })).rejects.toThrow(/Cannot use key file .* chmod 600/);
});
