import { expect, test } from 'vitest';
import { completeInputs } from '../../../language/plan/complete-inputs.ts';
import { aPlan } from '../../activities/a-playbook.ts';

const plan = aPlan({ inputs: { team: { schema: {} }, hours: { schema: {}, default: 24 } } });

test('what was given wins over the tenant, the tenant over the default', () => {
  expect(completeInputs(plan, { team: 'csirt' })).toEqual({ ok: true, inputs: { team: 'csirt', hours: 24 } });
  expect(completeInputs(plan, { team: 'csirt' }, { team: 'x', hours: 8 })).toEqual({
    ok: true,
    inputs: { team: 'csirt', hours: 8 },
  });
});

test('a required input that is missing, and one that is not declared, are refused', () => {
  expect(completeInputs(plan, {})).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
  expect(completeInputs(plan, { team: 'csirt', other: 1 })).toMatchObject({ ok: false });
});
