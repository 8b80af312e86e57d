import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createLogger, temporalLogger } from '../../worker/logger.ts';

test('messages of Temporal go the same way, its chatter only where details are wanted', () => {
  const lines: { level: number; msg: string; component: string }[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[0]) });
  const logger = temporalLogger(log);
  logger.trace('a');
  logger.debug('b');
  logger.info('c');
  logger.warn('d');
  logger.error('e', { task: 1 });
  logger.log('INFO', 'f');
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [10, 'a'],
    [20, 'b'],
    [20, 'c'],
    [40, 'd'],
    [50, 'e'],
    [20, 'f'],
  ]);
  expect(new Set(lines.map(({ component }) => component))).toEqual(new Set(['temporal']));
});

test('a failed task of a run is an error of its own and is counted (F37)', () => {
  const lines: { level: number; msg: string; failure: string }[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(JSON.parse(line) as (typeof lines)[0]) });
  let failed = 0;
  const logger = temporalLogger(log, () => {
    failed += 1;
  });
  logger.warn('Failing workflow task', { failure: 'Nondeterminism' });
  logger.warn('Something else');
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    [50, 'run-task-failed'],
    [40, 'Something else'],
  ]);
  expect([failed, lines[0]?.failure]).toEqual([1, 'Nondeterminism']);
});

test('a log of JSON lines names its process', () => {
  expect(createLogger('json').bindings()).toMatchObject({ name: 'worker' });
});
