import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { built } from '../built.ts';

const watchbill = (args: readonly string[]) =>
  spawnSync(process.execPath, [built('cli/main.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', WATCHBILL_URL: 'http://127.0.0.1:1', XDG_CONFIG_HOME: '/nonexistent' },
  });

test('the program ends with the exit code of its command line', () => {
  const { status, stdout, stderr } = watchbill(['runs']);
  expect([status, stdout, stderr]).toEqual([
    5,
    '',
    'Cannot reach Watchbill at http://127.0.0.1:1: start it with npm start\n',
  ]);
});

test('a finding ends it with 1, told on standard output, and a clean file with 0', () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-main-'));
  try {
    const [broken, tidy] = [join(folder, 'broken.yaml'), join(folder, 'tidy.yaml')];
    const team = 'apiVersion: watchbill/v1\nkind: Team\nname: csirt\ntitle: CSIRT\nmembers: []\n';
    writeFileSync(broken, team.replace('kind: Team', 'kind: Taem'));
    writeFileSync(tidy, team);
    const { status, stdout, stderr } = watchbill(['check', broken]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('error unknown-kind\n');
    expect(watchbill(['check', tidy])).toMatchObject({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
