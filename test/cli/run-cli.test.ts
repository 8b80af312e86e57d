import { describe, expect, test } from 'vitest';
import { run } from './a-terminal.ts';

const AWAY = { WATCHBILL_URL: 'http://127.0.0.1:1', XDG_CONFIG_HOME: '/nonexistent' };

test('help lists the commands and what exit codes mean', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const command of [
    'login',
    'check',
    'test',
    'run',
    'runs',
    'show',
    'approvals',
    'approve',
    'refuse',
    'cancel',
    'schedules',
    'verify',
  ]) {
    expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  }
  expect(out).toContain('  6  conflict: decided already, expired, ended already');
});

test.each([[['aprove']], [['show']], [['run', 'x']], [['runs', '--nonsense']], [['approve', 'a', 'b', 'c']]])(
  '%j is a wrong command line',
  async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: /);
  },
);

test('a mistyped command is guessed', async () => {
  expect((await run(['aprove'])).err).toContain('Did you mean approve');
});

test('no command shows the help', async () => {
  const { code, err } = await run([]);
  expect([code, err]).toEqual([2, expect.stringContaining('Usage: watchbill')]);
});

test('T6: what is quoted from the command line paints no terminal', async () => {
  expect((await run(['\u001b[2J\u009b'])).err).not.toMatch(/[\u001b\u009b]/);
});

describe('without a server', () => {
  const NEED_ONE = [
    ['login', 'ada'],
    ['whoami'],
    ['run', 'p', '--tenant', 't'],
    ['runs'],
    ['show', 'r-0'],
    ['approvals'],
    ['approve', 'r-0', 'ask'],
    ['refuse', 'r-0', 'ask'],
    ['cancel', 'r-0'],
    ['schedules'],
    ['verify'],
  ];

  test.each(NEED_ONE)('%s says so in one sentence and ends with 5', async (...args) => {
    expect(await run(args, { env: AWAY })).toMatchObject({
      code: 5,
      out: '',
      err: 'Cannot reach Watchbill at http://127.0.0.1:1: start it with npm start\n',
    });
  });

  test('a program gets it as JSON', async () => {
    const { err } = await run(['runs', '--json'], { env: AWAY });
    expect(JSON.parse(err)).toEqual({
      error: { code: 'unreachable', message: expect.stringContaining('Cannot reach') },
    });
  });
});
