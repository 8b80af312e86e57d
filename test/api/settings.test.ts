import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../api/settings.ts';
import { invariant } from '../../contracts/invariant.ts';
import { parseSettings as parseWorkerSettings } from '../../worker/settings.ts';

const LEDGER = 'postgresql://watchbill:secret@127.0.0.1:5432/watchbill';
const parsed = (env: Record<string, string>) => {
  const result = parseSettings({ DATABASE_URL: LEDGER, ...env }, false);
  return result.ok ? result.settings : result.problems;
};

test('without more than a ledger everything is on this machine', () => {
  expect(parsed({})).toMatchObject({
    host: '127.0.0.1',
    port: 7420,
    temporal: { address: '127.0.0.1:7233', namespace: 'default' },
    log: 'json',
    isLocalTrial: true,
  });
});

test('what the API shares with a worker is where a worker with the same environment has it', () => {
  for (const shared of [{}, { WATCHBILL_DATA: '/data', WATCHBILL_TASK_QUEUE: 'night' }]) {
    const env = { DATABASE_URL: LEDGER, ...shared };
    const worker = parseWorkerSettings(env, { isTerminal: false, timezone: 'UTC' });
    invariant(worker.ok, 'The settings of the worker are sound');
    const { dataFolder, blobFolder, anchorFolder, contentFolder, temporal, taskQueue } = worker.settings;
    expect(parsed(shared)).toMatchObject({ dataFolder, blobFolder, anchorFolder, contentFolder, temporal, taskQueue });
  }
});

test('on a terminal the log is readable unless told otherwise', () => {
  const logOf = (env: Record<string, string>) => {
    const result = parseSettings({ DATABASE_URL: LEDGER, ...env }, true);
    return result.ok ? result.settings.log : result.problems;
  };
  expect(logOf({})).toBe('pretty');
  expect(logOf({ WATCHBILL_LOG: 'json' })).toBe('json');
});

describe('people sign in without proof only while everything is on loopback', () => {
  test.each([
    [{}, true],
    [{ WATCHBILL_API_HOST: '::1' }, true],
    [{ TEMPORAL_ADDRESS: 'localhost:7233' }, true],
    [{ TEMPORAL_ADDRESS: '[::1]:7233' }, true],
    [{ WATCHBILL_API_HOST: '0.0.0.0' }, false],
    [{ WATCHBILL_API_HOST: '::' }, false],
    [{ WATCHBILL_API_HOST: '192.0.2.1' }, false],
    [{ TEMPORAL_ADDRESS: 'temporal.example:7233' }, false],
    [{ DATABASE_URL: 'postgresql://u:p@db.example:5432/w' }, false],
    [{ DATABASE_URL: 'postgresql:///w?host=db.example' }, false],
  ])('%j: %s', (env, isLocalTrial) => {
    expect(parsed(env as Record<string, string>)).toMatchObject({ isLocalTrial });
  });
});

describe('what cannot be is told in sentences', () => {
  test.each(['-1', '65536', 'x', '7420.5', ''])('port %j', (port) => {
    expect(parsed({ WATCHBILL_API_PORT: port })).toEqual([
      `Cannot listen because a port is a number from 0 to 65535: WATCHBILL_API_PORT is ${JSON.stringify(port)}`,
    ]);
  });
  test.each(['0', '65535'])('port %s can be', (port) => {
    expect(parsed({ WATCHBILL_API_PORT: port })).toMatchObject({ port: Number(port) });
  });
  test('every problem at once', () => {
    const result = parseSettings({ WATCHBILL_API_PORT: 'x', WATCHBILL_LOG: 'xml' }, false);
    expect(result).toMatchObject({
      ok: false,
      problems: [/WATCHBILL_API_PORT/, /WATCHBILL_LOG/, /DATABASE_URL/].map((one) => expect.stringMatching(one)),
    });
  });
});
