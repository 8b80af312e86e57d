import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FILES_MAX, findFiles } from '../../../cli/content/find-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (...names: readonly string[]) => {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
};
const found = () => findFiles(folder).map((file) => file.slice(folder.length + 1));

test('YAML is found in order of name; hidden folders and packages are left out', () => {
  put('b.yaml', 'a/c.yml', 'a/readme.md', '.git/x.yaml', 'node_modules/y.yaml');
  expect(found()).toEqual(['a/c.yml', 'b.yaml']);
});

test('a file that is named is taken whatever it is called', () => {
  put('x.txt');
  expect(findFiles(join(folder, 'x.txt'))).toHaveLength(1);
});

test('what is not there is told', () => {
  expect(() => findFiles(join(folder, 'nowhere'))).toThrow(/^Cannot find ".*nowhere"$/);
});

test(`${FILES_MAX} files are read, one more is not`, () => {
  put(...Array.from({ length: FILES_MAX }, (_, n) => `${n}.yaml`));
  expect(found()).toHaveLength(FILES_MAX);
  put('one-more.yaml');
  expect(found).toThrow(`Cannot check more than ${FILES_MAX} files at once`);
});
