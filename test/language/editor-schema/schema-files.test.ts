import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SIGNATURES } from '../../../actions/catalogue.ts';
import { schemaFiles } from '../../../language/editor-schema/schema-files.ts';

const FOLDER = join(import.meta.dirname, '../../../schemas');
const MAKE_THEM = 'Make them again and commit them: npm run schemas:write';

test('the package has one file for all kinds and one for each, under names that stay', () => {
  expect([...schemaFiles(SIGNATURES).keys()]).toEqual([
    'watchbill-v1.schema.json',
    'playbook.schema.json',
    'case.schema.json',
    'tenant.schema.json',
    'tenant-group.schema.json',
    'team.schema.json',
    'rota.schema.json',
    'escalation-policy.schema.json',
    'calendar.schema.json',
    'guard-rails.schema.json',
    'form.schema.json',
    'template.schema.json',
    'sample.schema.json',
  ]);
});

test('the files in schemas/ are those that the language and the catalogue of today make', () => {
  const stale = [...schemaFiles(SIGNATURES)]
    .filter(([name, schema]) => {
      const file = join(FOLDER, name);
      return !existsSync(file) || readFileSync(file, 'utf8') !== `${JSON.stringify(schema, null, 2)}\n`;
    })
    .map(([name]) => `schemas/${name}`);
  expect(stale, MAKE_THEM).toEqual([]);
  const others = readdirSync(FOLDER).filter((name) => name !== 'README.md' && !schemaFiles(SIGNATURES).has(name));
  expect(others, 'Nothing makes these').toEqual([]);
});
