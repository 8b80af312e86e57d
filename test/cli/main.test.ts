import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const watchbill = (args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', MAIN, ...args], {
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
