import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest, type Json } from '../../contracts/json.ts';
import type { PersonId } from '../../contracts/ids.ts';
import { listVersions, readVersion } from '../../ledger/playbook-versions.ts';
import { listPlaybooks, publishPlaybook } from '../../ledger/playbooks.ts';
import { putPlan } from '../../ledger/plans.ts';
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
  expect(content.directory.tenants.size).toBe(4);
  await publishContent(ledger.db, content);
  await publishContent(ledger.db, content);
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ playbook: 'good', version: 1 }]);
});

test('a version of the folder is kept with its text and what was found in it', async () => {
  const [row] = await listVersions(ledger.db, [], { onlyCurrent: true });
  expect(row).toMatchObject({ playbook: 'good', by: 'watchbill', language: 'watchbill/v1', findings: [], cases: null });
  expect(await readVersion(ledger.db, { playbook: row?.playbook ?? ('' as never), version: 1 })).toMatchObject({
    source: GOOD,
  });
});

test('a restart undoes no version that a person published, an edit of the folder does', async () => {
  const content = readContent(join(folder, 'content'), join(folder, 'cache'));
  const good = content.plans.get('good');
  const other = { ...good?.plan, title: 'Better' } as unknown as Json;
  const playbook = good?.plan.name ?? ('' as never);
  await putPlan(ledger.db, other, digest(other));
  await publishPlaybook(ledger.db, { playbook, sha256: digest(other), by: 'ada' as PersonId });
  await publishContent(ledger.db, content);
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ version: 2, by: 'ada' }]);

  await writeFile(join(folder, 'playbooks', 'good', 'playbook.yaml'), GOOD.replace('title: Good', 'title: Best'));
  await publishContent(ledger.db, readContent(join(folder, 'content'), join(folder, 'cache')));
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ version: 3, by: 'watchbill' }]);
  await publishContent(ledger.db, content);
  expect(await listPlaybooks(ledger.db)).toMatchObject([{ version: 4, by: 'watchbill', sha256: good?.sha256 }]);
});
