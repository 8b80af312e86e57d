import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { built } from '../built.ts';
import { withLedger } from '../ledger/with-ledger.ts';

const ledger = withLedger();

function startMain(env: Record<string, string>) {
  const child = spawn(process.execPath, [built('api/main.js')], {
    env: { PATH: process.env['PATH'] ?? '', WATCHBILL_DATA: ledger.folder, WATCHBILL_API_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ended: once(child, 'exit'), output: () => output };
}

test('the process serves, logs JSON lines without secrets, and ends calmly on SIGTERM', async () => {
  const { child, ended, output } = startMain({ DATABASE_URL: ledger.url });
  await expect.poll(output, { timeout: 20_000 }).toContain('"msg":"listening"');
  const { url } = JSON.parse(
    output()
      .split('\n')
      .find((line) => line.includes('"msg":"listening"')) ?? '{}',
  ) as { url: string };
  const { token } = (await (
    await fetch(`${url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"person":"ada"}',
    })
  ).json()) as { token: string };
  await fetch(`${url}/me`, { headers: { authorization: `Bearer ${token}` } });
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output()).toContain('"route":"getMe","person":"ada"');
  expect(output()).not.toContain(token);
  expect(output()).not.toContain(ledger.url);
});

test('settings that cannot be are told in sentences, with exit code 1', async () => {
  const { ended, output } = startMain({ WATCHBILL_API_PORT: 'x' });
  expect(await ended).toEqual([1, null]);
  expect(output()).toBe(
    'Cannot listen because a port is a number from 0 to 65535: WATCHBILL_API_PORT is "x"\nCannot start without a ledger: DATABASE_URL is not set. npm start sets it\n',
  );
});
