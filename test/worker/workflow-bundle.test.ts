import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleWorkflows, findBundle, writeBundle } from '../../worker/workflow-bundle.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('replayed code bundles, with the workflows that Temporal starts by name and nothing of Node', async () => {
  const file = join(folder, 'deep', 'workflow-bundle.js');
  await writeBundle(file);
  const code = await readFile(file, 'utf8');
  for (const name of ['playbookRun', 'eventIntake', 'scheduledStart', 'upkeep']) expect(code).toContain(name);
  expect(code).not.toMatch(/require\(["']node:/);
}, 60_000);

test('replayed code stays as modern as it was written: private members are no maps', async () => {
  const code = await bundleWorkflows();
  expect(code.includes('this.#journal')).toBe(true);
  expect(code.includes('_class_private_field')).toBe(false);
}, 60_000);

test('only a bundle with stacks leaves them to the sandbox', async () => {
  const limit = 'Error.stackTraceLimit = 0;';
  expect((await bundleWorkflows()).includes(limit)).toBe(true);
  expect((await bundleWorkflows({ stackTraces: true })).includes(limit)).toBe(false);
}, 60_000);

test('a bundle that is named is taken as it is', async () => {
  expect(await findBundle('/some/bundle.js')).toEqual({ codePath: '/some/bundle.js' });
});
