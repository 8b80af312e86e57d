import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SIGNATURES } from '../../../catalog/action-signatures.ts';
import { editorSchema } from '../../../language/editor-schema/editor-schema.ts';
import { run } from '../a-terminal.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-cli-schema-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('all kinds, or one, go to standard output', async () => {
  const all = await run(['schema']);
  expect(all.code).toBe(0);
  expect(all.json()).toEqual(editorSchema(SIGNATURES));
  expect((await run(['schema', 'playbook'])).json()).toEqual(editorSchema(SIGNATURES, 'Playbook'));
  expect((await run(['schema', 'Team', '--json'])).json()).toEqual(editorSchema(SIGNATURES, 'Team'));
  for (const written of ['TenantGroup', 'tenant-group'])
    expect((await run(['schema', written])).json()).toEqual(editorSchema(SIGNATURES, 'TenantGroup'));
});

test('a kind that is none is told in one sentence, with the nearest', async () => {
  expect(await run(['schema', 'playbok'])).toMatchObject({
    code: 2,
    out: '',
    err: 'Cannot print a schema because there is no kind of document "playbok"\nDid you mean "playbook"?\n',
  });
  const { err } = await run(['schema', 'xxxxxxxxx']);
  expect(err).toContain('Kinds are playbook, case, tenant, tenant-group, team, rota,');
});

test('all files go to a folder, which is made where there is none', async () => {
  const folder = aFolder();
  const { code, out } = await run(['schema', '--write', 'made/schemas'], { folder });
  expect(code).toBe(0);
  expect(out.split('\n')).toContain('made/schemas/watchbill-v1.schema.json');
  const names = readdirSync(join(folder, 'made/schemas'));
  expect(names).toHaveLength(13);
  const text = readFileSync(join(folder, 'made/schemas/case.schema.json'), 'utf8');
  expect(text).toBe(`${JSON.stringify(editorSchema(SIGNATURES, 'Case'), null, 2)}\n`);
});

test('a program is told which files were written', async () => {
  const { json } = await run(['schema', '--write', '.', '--json'], { folder: aFolder() });
  expect(json<{ files: string[] }>().files).toContain('playbook.schema.json');
});

test('one kind alone is not written', async () => {
  const folder = aFolder();
  const { code, err } = await run(['schema', 'team', '--write', '.'], { folder });
  expect(code).toBe(2);
  expect(err).toContain('Cannot write "team" alone because --write writes all kinds\n');
  expect(readdirSync(folder)).toEqual([]);
});
