import { expect, test } from 'vitest';
import { parseFaultRule } from '../../../simulator/faults/parse-fault-rule.ts';

const FINE = { match: { service: 'smtp' }, effect: { status: 450 } };

test('a right rule is taken as it is', () => {
  expect(parseFaultRule(FINE)).toEqual({ rule: FINE });
});

test.each([
  ['no object', []],
  ['an unknown member', { ...FINE, time: 1 }],
  ['an unknown service', { ...FINE, match: { service: 'mail' } }],
  ['an unknown match', { ...FINE, match: { service: 'smtp', url: 'x' } }],
  ['no effect', { match: FINE.match }],
  ['an effect that is none', { ...FINE, effect: { explode: true } }],
  ['two effects', { ...FINE, effect: { status: 450, hang: true } }],
  ['a probability of nothing', { ...FINE, probability: 0 }],
  ['a probability above one', { ...FINE, probability: 1.1 }],
])('a rule with %s is refused, because it would never fire', (_name, rule) => {
  expect(parseFaultRule(rule)).toHaveProperty('problem');
});
