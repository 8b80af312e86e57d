import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inNode, type Ran } from './in-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'watchbill-temporal-'));

function anExecutable(path: string, words: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "${words}"\n`);
  chmodSync(path, 0o755);
  return path;
}

function find(env: Readonly<Record<string, string>>, cache = join(folder, 'empty')): Promise<Ran> {
  const lines = `console.log(await tool.findTemporal({ cache: ${JSON.stringify(cache)} }));`;
  return inNode('find-temporal.mjs', lines, { WATCHBILL_TEMPORAL_CLI: '', ...env });
}

test('the setting goes before everything else', async () => {
  const named = anExecutable(join(folder, 'named'), 'temporal version 1.9.1');
  expect((await find({ WATCHBILL_TEMPORAL_CLI: named })).output.trim()).toBe(named);
});

test('a setting that names nothing useful is one sentence, not a search', async () => {
  const { code, output } = await find({ WATCHBILL_TEMPORAL_CLI: '/nowhere/temporal' });
  expect(code).toBe(3);
  expect(output).toContain('WATCHBILL_TEMPORAL_CLI names "/nowhere/temporal", which does not answer to --version');
});

test('a server on the PATH goes before the cache', async () => {
  const onPath = anExecutable(join(folder, 'bin', 'temporal'), 'temporal version 1.9.1');
  anExecutable(join(folder, 'cache', 'temporal', 'bin', 'temporal'), 'temporal version 1.9.1');
  const { output } = await find({ PATH: `${join(folder, 'bin')}:/usr/bin:/bin` }, join(folder, 'cache'));
  expect(output.trim()).toBe(onPath);
});

test('another program of that name on the PATH is passed over', async () => {
  anExecutable(join(folder, 'other', 'temporal'), 'a calendar');
  const cached = anExecutable(join(folder, 'cache', 'temporal', 'bin', 'temporal'), 'temporal version 1.9.1');
  const { output } = await find({ PATH: `${join(folder, 'other')}:/usr/bin:/bin` }, join(folder, 'cache'));
  expect(output.trim()).toBe(cached);
});
