import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inNode } from './in-node.ts';

const wanted = {
  '': {},
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b': { version: '2.0.0', optional: true },
};

async function isInstalled(installed: object | undefined): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'watchbill-lock-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  mkdirSync(join(root, 'node_modules'));
  if (installed !== undefined) {
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  const { output } = await inNode('set-up.mjs', `console.log(tool.isInstalled(${JSON.stringify(root)}));`);
  return output.trim();
}

test('dependencies count as installed when every version of the lock is there; optional ones may be missing', async () => {
  expect(await isInstalled({ 'node_modules/a': { version: '1.0.0' } })).toBe('true');
});

test('a changed lock or an interrupted installation asks for a new one', async () => {
  expect(await isInstalled({ 'node_modules/a': { version: '0.9.0' } })).toBe('false');
  expect(await isInstalled(undefined)).toBe('false');
});

test('a failed set-up is one sentence and exit code 1', async () => {
  const lines = `const { SetUpFailure } = await import(new URL('./project.mjs', '${new URL('../../tools/set-up.mjs', import.meta.url).href}'));
    await tool.runTool(() => { throw new SetUpFailure('Cannot go on: the moon is full'); });`;
  expect(await inNode('set-up.mjs', lines)).toEqual({ code: 1, output: '\nCannot go on: the moon is full\n' });
});
