import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Logs by a process of its own, as pino writes to its standard output. */
function logged(program: string): string {
  const script = `import { createLogger } from './api/logger.ts'; const log = createLogger('json'); ${program}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout;
}

test('one event is one line of JSON, whatever is in it', () => {
  const lines = logged("log.info({ tenant: 'contoso', run: 'r-1', title: 'a\\n{\"forged\":1}\\u001b[2J' }, 'started')");
  expect(lines.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(lines)).toMatchObject({ name: 'api', tenant: 'contoso', msg: 'started' });
  expect(lines).not.toContain('\u001b');
});

test('secrets are cut out by name', () => {
  const lines = logged(
    "log.info({ token: 'wbt_1', call: { token: 'wbt_2', assertion: 'ey3', authorization: 'Bearer 4' }, databaseUrl: 'postgresql://5' })",
  );
  expect(lines).not.toMatch(/wbt_|ey3|Bearer|postgresql/);
});
