import { expect, test } from 'vitest';
import { findingsOf } from '../a-world.ts';
import { ROTA } from '../documents.ts';

test.each([
  [ROTA.replace('[ada, bruno]', '[adda, bruno]'), ['unknown-person: adda']],
  [ROTA.replace('person: bruno', 'person: brono'), ['unknown-person: brono']],
  [ROTA.replace('[ada, bruno]', '[]'), ['wrong-value: []']],
  [ROTA.replace('Europe/Berlin', 'Berlin'), ['wrong-value: Berlin']],
  [ROTA.replace('"08:00"', '"24:00"'), ['wrong-value: "24:00"']],
  [ROTA.replace('2026-01-05', '2026-02-30'), ['wrong-value: 2026-02-30']],
  [ROTA.replace('weekly', 'monthly'), ['wrong-value: monthly']],
  [ROTA.replace('weekly', '{ every: 0h }').replace(', day: friday', ''), ['wrong-value: 0h']],
  [ROTA.replace('weekly', '{ every: 1ms }').replace(', day: friday', ''), []],
  [ROTA.replace('to: 2026-12-26', 'to: 2026-12-23'), ['empty-period: 2026-12-23']],
  [ROTA.replace(/overrides[^]*/, ''), []],
  [ROTA.replace(/layers:[^]*/, 'layers: []\n'), ['wrong-value: []']],
])('%#: people exist, layers have names of their own, overrides end after they begin', (text, findings) => {
  expect(findingsOf(text)).toEqual(findings);
});
