import { expect, test } from 'vitest';
import { parseInputs } from '../../cli/parse-inputs.ts';

const INPUTS = [
  { name: 'mail', schema: { type: 'string' }, isRequired: true },
  { name: 'hours', schema: { type: 'integer' }, isRequired: false },
  { name: 'users', schema: { type: 'array' }, isRequired: false },
  { name: 'severity', schema: { enum: ['low'] }, isRequired: false },
];

test('a value is read by the type of its input', () => {
  expect(parseInputs(['mail=a=b', 'hours=24', 'users=["x"]', 'severity=low', 'unknown=1'], INPUTS)).toEqual({
    mail: 'a=b',
    hours: 24,
    users: ['x'],
    severity: 'low',
    unknown: '1',
  });
});

test('text that looks like a number stays text', () => {
  expect(parseInputs(['mail=007'], INPUTS)).toEqual({ mail: '007' });
});

test('an empty text is a text', () => {
  expect(parseInputs(['mail='], INPUTS)).toEqual({ mail: '' });
});

test.each(['mail', '=x', ''])('%j is no input', (given) => {
  expect(() => parseInputs([given], INPUTS)).toThrow(/it is not of the form name=value/);
});

test('a number that is none is refused before it is sent', () => {
  expect(() => parseInputs(['hours=two'], INPUTS)).toThrow(
    'Cannot read input "hours" because it is no text: "two" is not JSON',
  );
});
