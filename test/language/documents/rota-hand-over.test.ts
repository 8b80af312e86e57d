import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { ROTA } from '../documents.ts';

test.each([
  [ROTA.replace('weekly', 'daily'), ['rota-hand-over: day']],
  [ROTA.replace('weekly', '{ every: 12h }'), ['rota-hand-over: day']],
  [ROTA.replace('weekly', 'daily').replace(', day: friday', ''), []],
  [ROTA.replace(', day: friday', ''), []],
])('%#: only weeks are handed over on a day of the week', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
