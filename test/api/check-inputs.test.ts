import { expect, test } from 'vitest';
import { checkInputs } from '../../api/check-inputs.ts';
import { TRIAGE } from './a-soc.ts';

const check = (person: object, tenant: object = {}) =>
  checkInputs(TRIAGE.inputs, { person: { ...person }, tenant: { ...tenant } });

test('what the person gives counts before what the tenant says, that before the default', () => {
  expect(check({ mail: 'm' })).toEqual({ ok: true, inputs: { hours: 24, mail: 'm', severity: 'low' } });
  expect(check({ mail: 'm' }, { hours: 8 })).toMatchObject({ inputs: { hours: 8 } });
  expect(check({ mail: 'm', hours: 2 }, { hours: 8 })).toMatchObject({ inputs: { hours: 2 } });
});

test.each([
  [1, true],
  [72, true],
  [0, false],
  [73, false],
  [1.5, false],
  ['24', false],
])('hours %j: %s', (hours, ok) => {
  expect(check({ mail: 'm', hours }).ok).toBe(ok);
});

test('every problem is told, each with the input’s name', () => {
  expect(check({ hours: 'x', toString: 1 })).toEqual({
    ok: false,
    problems: [
      'input "toString" is unknown: the playbook takes hours, mail, severity',
      'input "hours" must be integer',
      'input "mail" is missing',
    ],
  });
});

test('a playbook without inputs says so', () => {
  expect(checkInputs({}, { person: { a: 1 }, tenant: {} })).toEqual({
    ok: false,
    problems: ['input "a" is unknown: the playbook takes none'],
  });
});
