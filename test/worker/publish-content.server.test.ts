import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPlaybooks } from '../../ledger/playbooks.ts';
import { publishContent, readContent } from '../../worker/publish-content.ts';
import { withLedger } from '../ledger/with-ledger.ts';

const ledger = withLedger();
const GOOD = `
apiVersion: watchbill/v1
kind: Playbook
name: good
title: Good
description: Waits a little.
category: response
owner: csirt
triggers: [{ manual: { roles: [analyst] } }]
steps: [{ wait: 1m }]
`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watchbill-content-'));
  await cp(new URL('../../demo', import.meta.url), join(folder, 'content'), { recursive: true });
  for (const [name, text] of [
    ['good', GOOD],
    ['bad', 'kind: Playbook\nsteps: 7\n'],
  ] as const) {
    await mkdir(join(folder, 'playbooks', name), { recursive: true });
    await writeFile(join(folder, 'playbooks', name, 'playbook.yaml'), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('what is right is published once, what is wrong is told and left out', async () => {
  const content = readContent(join(folder, 'content'), join(folder, 'cache'));
  expect([...content.plans.keys()]).toEqual(['good']);
  expect(content.problems.map(({ file }) => file.split('/').at(-2))).toContain('bad');
  expect(content.directory.tenants.size).toBe(3);
  await publishContent(ledger.db, content);
  await publishContent(ledger.db, content);
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ playbook: 'good', version: 1 }]);
});
