import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkWritable, writeWhole } from '../../../cli/output/write-whole.ts';

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-write-'));
  onTestFinished(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test('a file is written, or replaced, and nothing else is left beside it', async () => {
  const folder = aFolder();
  for (const content of ['one', 'two']) {
    await checkWritable({ name: 'report.xml', folder });
    writeWhole({ name: 'report.xml', folder }, content);
    expect(readFileSync(join(folder, 'report.xml'), 'utf8')).toBe(content);
  }
  expect(readdirSync(folder)).toEqual(['report.xml']);
});

test('a folder that does not exist is told before and after', async () => {
  const wanted = { name: 'nowhere/report.xml', folder: aFolder() };
  await expect(checkWritable(wanted)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringMatching(/^Cannot write "nowhere\/report.xml": there is no folder ".*nowhere"$/),
  });
  expect(() => writeWhole(wanted, '')).toThrow('Cannot write "nowhere/report.xml": its folder does not exist');
});

test('a file is no folder to write into', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'file'), '');
  const wanted = { name: 'file/report.xml', folder };
  await expect(checkWritable(wanted)).rejects.toThrow('there is no folder');
  expect(() => writeWhole(wanted, '')).toThrow('its folder does not exist');
});

test('a folder is not replaced', async () => {
  const folder = aFolder();
  mkdirSync(join(folder, 'reports', 'inside'), { recursive: true });
  const wanted = { name: 'reports', folder };
  await expect(checkWritable(wanted)).rejects.toThrow('Cannot write "reports": it is a folder');
  expect(() => writeWhole(wanted, '')).toThrow('Cannot write "reports": it is a folder');
  expect(readdirSync(folder)).toEqual(['reports']);
});

test('what else the system refuses is told with its name', async () => {
  const wanted = { name: `${'x'.repeat(300)}.xml`, folder: aFolder() };
  expect(() => writeWhole(wanted, '')).toThrow('the system says ENAMETOOLONG');
});
