import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { replaceText } from '../../../cli/content/replace-text.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-replace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function aFile(content: string | Uint8Array): { folder: string; file: string } {
  const folder = aFolder();
  const file = join(folder, 'a.yaml');
  writeFileSync(file, content);
  return { folder, file };
}

test('a file holds the new text, keeps its mode, and nothing else is left in the folder', () => {
  const { folder, file } = aFile('old\r\n');
  chmodSync(file, 0o664);
  expect(replaceText(file, { from: 'old\r\n', to: 'new ä\r\n' })).toBeUndefined();
  expect(readFileSync(file, 'utf8')).toBe('new ä\r\n');
  expect(statSync(file).mode & 0o7777).toBe(0o664);
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test('a link stays a link, and what it points at is replaced', () => {
  const { folder, file } = aFile('old');
  const link = join(folder, 'link.yaml');
  symlinkSync('a.yaml', link);
  expect(replaceText(link, { from: 'old', to: 'new' })).toBeUndefined();
  expect([readlinkSync(link), readFileSync(file, 'utf8')]).toEqual(['a.yaml', 'new']);
});

test('a file that somebody else wrote meanwhile is left alone', () => {
  const { folder, file } = aFile('theirs');
  expect(replaceText(file, { from: 'old', to: 'new' })).toBe('its bytes are not the UTF-8 text that was checked');
  expect(readFileSync(file, 'utf8')).toBe('theirs');
  expect(readdirSync(folder)).toEqual(['a.yaml']);
});

test.each([
  ['UTF-16', Buffer.from('\uFEFFa: yes', 'utf16le')],
  ['Latin-1', Buffer.from('a: "\xE4"', 'latin1')],
  ['half a character', Buffer.from([0x61, 0xf0, 0x9f])],
])('a file in %s is left alone, to the byte', (_, bytes) => {
  const { file } = aFile(bytes);
  expect(replaceText(file, { from: readFileSync(file, 'utf8'), to: 'new' })).toMatch(/^its bytes are not the UTF-8/);
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a file is replaced only if its text can be read from its bytes and written back', () => {
  const { file } = aFile('');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      writeFileSync(file, bytes);
      const from = readFileSync(file, 'utf8');
      const isLeft = replaceText(file, { from, to: `${from}.` }) !== undefined;
      const now = readFileSync(file);
      expect(now.equals(isLeft ? Buffer.from(bytes) : Buffer.concat([bytes, Buffer.from('.')]))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('a file that is gone, and one that is a folder, are told and nothing is written', () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'b.yaml'));
  expect(replaceText(join(folder, 'a.yaml'), { from: '', to: 'new' })).toBe('the system says ENOENT');
  expect(replaceText(join(folder, 'b.yaml'), { from: '', to: 'new' })).toBe('the system says EISDIR');
  expect(readdirSync(folder)).toEqual(['b.yaml']);
});
