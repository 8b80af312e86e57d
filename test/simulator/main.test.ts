import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { expect, onTestFinished, test } from 'vitest';
import { built } from '../built.ts';
import { aFolder } from './support.ts';

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [built('simulator/main.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function firstOutput(stream: ChildProcess['stdout']): Promise<string> {
  return new Promise((resolve) => stream?.once('data', (chunk: Buffer) => resolve(chunk.toString('utf8'))));
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

test('one line of JSON tells when it listens, and SIGTERM ends it within a second', { timeout: 20_000 }, async () => {
  const child = start('--folder', aFolder(), '--http-port', '0', '--smtp-port', '0');
  const exit = exitOf(child);
  const ready = JSON.parse(await firstOutput(child.stdout)) as { ready: boolean; urls: { control: string } };
  expect(ready.ready).toBe(true);
  expect((await fetch(`${ready.urls.control}/health`)).status).toBe(200);
  const begun = performance.now();
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('a mistake in the settings is one sentence and exit code 1', { timeout: 20_000 }, async () => {
  const child = start('--seed', 'x');
  const exit = exitOf(child);
  expect(await firstOutput(child.stderr)).toMatch(/^Cannot start the simulator: "seed" is not a whole number/);
  expect(await exit).toBe(1);
});
