import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { putFile } from '../../../cli/output/put-file.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-put-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test('a new file has the rights of new files, and one whose rights are named has those', () => {
  const folder = aFolder();
  putFile(join(folder, 'new'), 'one');
  expect(modeOf(join(folder, 'new'))).toBe(0o666 & ~process.umask());
  putFile(join(folder, 'named'), 'one', 0o640);
  putFile(join(folder, 'named'), 'two', 0o640);
  expect([modeOf(join(folder, 'named')), readFileSync(join(folder, 'named'), 'utf8')]).toEqual([0o640, 'two']);
});

test('what was there stays, and no draft beside it, where the file cannot be put', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
  expect(() => putFile(join(folder, 'taken'), 'one')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  expect(readdirSync(folder)).toEqual(['taken']);
});
