import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a stop in the breach of a clock, however deep',
    '- clock: { start: a, limit: 4h }\n  onBreach: [{ do: [{ stop: { outcome: late } }] }]',
    ['stop-beside: { stop: { outcome: late } }'],
  ],
]);

tellsNothing([
  [
    'a fail, which fails these steps alone',
    '- clock: { start: a, limit: 4h }\n  onBreach: [{ fail: { code: x, message: y } }]',
  ],
]);

test('a stop in the breach of a deadline ends the run; one in its warning does not', () => {
  const stop = '[{ stop: { outcome: late } }]';
  const found = (written: string) => findingsOf(aPlaybook('- wait: 1h', `deadline: ${written}\n`));
  expect(found(`{ within: 4h, onBreach: ${stop} }`)).toEqual([]);
  expect(found(`{ within: 4h, warn: 3h, onWarn: ${stop} }`)).toEqual(['stop-beside: { stop: { outcome: late } }']);
});
