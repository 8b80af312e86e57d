import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { anEditor } from './an-editor.ts';

/* What the README tells people to write is done here as they would. */

const ROOT = join(import.meta.dirname, '../../..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SECTION = /^## In your editor\n(?<section>[\s\S]*?)^## /m.exec(README)?.groups?.['section'] ?? '';

const fenced = (language: string) =>
  new RegExp(`^\`\`\`${language}\\n(?<body>[\\s\\S]*?)^\`\`\``, 'm').exec(SECTION)?.groups?.['body'] ?? '';
const EXAMPLE = fenced('yaml');
const PATH = /`(?<path>playbooks\/[\w/.-]+)`/.exec(SECTION)?.groups?.['path'] ?? '';

const editor = anEditor({ folder: `${pathToFileURL(join(ROOT, dirname(PATH))).href}/` });

test('the line at the top leads from the place of the document to the schema', () => {
  const schema = /^# yaml-language-server: \$schema=(?<schema>\S+)$/m.exec(EXAMPLE)?.groups?.['schema'] ?? '';
  expect(existsSync(join(ROOT, dirname(PATH), schema))).toBe(true);
});

test('nothing of the example is marked, and a misspelt key would be', async () => {
  expect(await editor.marks(EXAMPLE)).toEqual([]);
  expect(await editor.marks(EXAMPLE.replace('title:', 'titel:'))).toContainEqual({
    marked: 'titel',
    message: 'Property titel is not allowed.',
  });
});

test('keys, actions and inputs are completed, and words explained', async () => {
  const start = EXAMPLE.slice(0, EXAMPLE.indexOf('  - id: ticket'));
  expect(await editor.complete(`${start}  - ‸`)).toEqual(expect.arrayContaining(['action', 'approve', 'id', 'if']));
  expect(await editor.complete(`${start}  - action: ‸`)).toContain('ticket.ensure');
  expect(await editor.complete(EXAMPLE.replace('severity: low', '‸'))).toContain('severity');
  expect(await editor.hover(EXAMPLE.replace('owner', 'own‸er'))).toContain('team that answers for the playbook');
});

test('the settings of VS Code name a schema that there is, for documents that there are', () => {
  const settings = JSON.parse(fenced('json')) as { 'yaml.schemas': Record<string, readonly string[]> };
  const [[schema, globs] = ['', []], ...more] = Object.entries(settings['yaml.schemas']);
  expect(more).toEqual([]);
  expect(existsSync(join(ROOT, schema))).toBe(true);
  for (const glob of globs) {
    const [folder = ''] = glob.split('/**/*.yaml');
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.yaml'))).not.toEqual([]);
  }
});
