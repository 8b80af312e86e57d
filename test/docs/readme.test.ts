import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const content = readdirSync(join(ROOT, 'playbooks'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.yaml'),
);

test('the README counts the files and cases of the shipped playbooks as they are', () => {
  const cases = content.filter((path) => path.split(sep).at(-2) === 'cases');
  expect(readme).toContain(`\n${content.length} files checked: 0 errors, 0 warnings\n`);
  expect(readme).toContain(`\n${cases.length} passed, 0 failed\n`);
});

test('the README and the tutorial count the patterns of the cookbook as they are', () => {
  const patterns = readFileSync(join(ROOT, 'docs', 'cookbook.md'), 'utf8').match(/^## /gm);
  expect(patterns).toHaveLength(24);
  const tutorial = readFileSync(join(ROOT, 'docs', 'writing-playbooks.md'), 'utf8');
  for (const page of [readme, tutorial]) expect(page).toContain('twenty-four patterns to copy');
});
