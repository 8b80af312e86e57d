import { expect, test } from 'vitest';
import { parseFaultRule } from '../../../simulator/faults/parse-fault-rule.ts';
import { READY_EFFECTS, readyEffect, servicenowThrottled } from '../../../simulator/faults/ready-effects.ts';

test.each(Object.entries(READY_EFFECTS))('the effect %s may be named in a rule', (name, effect) => {
  expect(parseFaultRule({ match: { service: 'management' }, effect: name })).toMatchObject({ rule: { effect } });
});

test('a name that is none is refused with the names there are', () => {
  expect(readyEffect('toString')).toBeUndefined();
  expect(parseFaultRule({ match: { service: 'smtp' }, effect: 'slow' })).toHaveProperty(
    'problem',
    expect.stringContaining('greylisted'),
  );
});

test('a Retry-After is sent as given, and left out when there is none', () => {
  expect(servicenowThrottled('2.128')).toMatchObject({ status: 429, headers: { 'Retry-After': '2.128' } });
  expect(servicenowThrottled()).toMatchObject({ status: 429, headers: {} });
});
