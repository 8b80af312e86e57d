import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byName, loadDocument, loadDocuments, yamlFilesOf, type Gathered } from '../../tenants/load-documents.ts';
import { aContentFolder, teamText, tenantText } from './a-content-folder.ts';

const world = { actions: new Map() };

function gathering(): Gathered {
  return { diagnostics: [], texts: new Map() };
}

test('files are read in order of name, and only YAML', () => {
  const folder = aContentFolder({ 'b.yaml': '', 'a.yml': '', 'notes.txt': '' });
  expect(yamlFilesOf(folder)).toEqual([join(folder, 'a.yml'), join(folder, 'b.yaml')]);
  expect(yamlFilesOf(join(folder, 'missing'))).toEqual([]);
});

test('a document of another kind is told and left out', () => {
  const gathered = gathering();
  const folder = aContentFolder({ 'teams/t.yaml': tenantText('contoso'), 'teams/u.yaml': teamText('csirt') });
  const documents = loadDocuments(join(folder, 'teams'), 'Team', world, gathered);
  expect(documents.map(({ document }) => document.body.name)).toEqual(['csirt']);
  expect(gathered.diagnostics.map(({ code, file }) => [code, file])).toEqual([
    ['wrong-kind', join(folder, 'teams', 't.yaml')],
  ]);
});

test('a file that cannot be read is told by its path', () => {
  const gathered = gathering();
  const folder = aContentFolder({});
  mkdirSync(join(folder, 'odd.yaml'));
  expect(loadDocument(join(folder, 'odd.yaml'), 'Team', world, gathered)).toBeUndefined();
  expect(gathered.diagnostics).toMatchObject([
    { code: 'unreadable-file', summary: 'Cannot read the file: EISDIR', file: join(folder, 'odd.yaml') },
  ]);
});

test('a name that stands twice names both files', () => {
  const gathered = gathering();
  const named = byName(
    [
      { file: 'a.yaml', item: { name: 'x', value: 1 } },
      { file: 'b.yaml', item: { name: 'x', value: 2 } },
    ],
    gathered,
  );
  expect(named.get('x')).toEqual({ name: 'x', value: 1 });
  expect(gathered.diagnostics[0]).toMatchObject({ file: 'b.yaml', summary: expect.stringContaining('"a.yaml"') });
});
