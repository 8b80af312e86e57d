import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inNode } from './in-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-start-'));

test('a port in use is told by number and by what wanted it', async () => {
  const server = createServer();
  const port = await new Promise<number>((settle) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      settle(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const { code, output } = await inNode('earlier-start.mjs', `await tool.requireFreePorts({ simulator: ${port} });`);
  server.close();
  expect(code).toBe(3);
  expect(output).toContain(`Cannot start the simulator because port ${port} is in use by another program`);
});

test('a start that still runs is named by its process', async () => {
  const file = JSON.stringify(join(folder, 'running.json'));
  const lines = `tool.recordStart(${file}, []); console.log(process.pid); await tool.settleEarlierStart(${file});`;
  const { code, output } = await inNode('earlier-start.mjs', lines);
  expect(code).toBe(3);
  const [pid = ''] = output.split('\n');
  expect(output).toContain(`Watchbill is running already, as process ${pid}`);
});

test('what a killed start left behind is ended', async () => {
  const left = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const ended = new Promise<NodeJS.Signals | null>((settle) => left.once('close', (_code, signal) => settle(signal)));
  const file = join(folder, 'killed.json');
  await inNode('earlier-start.mjs', `tool.recordStart(${JSON.stringify(file)}, [${left.pid}]);`);
  const { code, output } = await inNode('earlier-start.mjs', `await tool.settleEarlierStart(${JSON.stringify(file)});`);
  expect([code, output.trim()]).toEqual([0, '✓ ended 1 processes that an earlier start left behind']);
  expect(await ended).toBe('SIGTERM');
  expect(existsSync(file)).toBe(false);
});

test('a process that only has the same id is left alone', async () => {
  const file = join(folder, 'reused.json');
  const state = { self: { pid: 2 ** 22, born: '1' }, children: [{ pid: process.pid, born: '1' }] };
  writeFileSync(file, JSON.stringify(state));
  const { code } = await inNode('earlier-start.mjs', `await tool.settleEarlierStart(${JSON.stringify(file)});`);
  expect(code).toBe(0);
});

test('without an earlier start there is nothing to settle', async () => {
  const { code, output } = await inNode('earlier-start.mjs', `await tool.settleEarlierStart('/nowhere/start.json');`);
  expect([code, output]).toEqual([0, '']);
});
