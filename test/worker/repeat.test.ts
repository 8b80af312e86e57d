import { pino } from 'pino';
import { expect, test } from 'vitest';
import { repeat } from '../../worker/repeat.ts';

function aLog() {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push((JSON.parse(line) as { msg: string }).msg) });
  return { log, lines };
}

test('what fails is said once, and once more when it works again', async () => {
  const { log, lines } = aLog();
  const stop = new AbortController();
  let turn = 0;
  await repeat({ name: 'Sealing', everyMs: 0, log, signal: stop.signal }, () => {
    turn += 1;
    if (turn === 6) stop.abort();
    return turn === 2 || turn === 3 ? Promise.reject(new RangeError('down')) : Promise.resolve();
  });
  expect(turn).toBe(6);
  expect(lines).toEqual(['Sealing failed; it is tried again', 'Sealing works again']);
});

test('a pause ends with the process', async () => {
  const stop = new AbortController();
  const running = repeat({ name: 'Sealing', everyMs: 86_400_000, log: aLog().log, signal: stop.signal }, () => {
    setImmediate(() => stop.abort());
    return Promise.resolve();
  });
  await expect(running).resolves.toBeUndefined();
});
