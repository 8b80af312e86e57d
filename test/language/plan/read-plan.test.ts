import { expect, test } from 'vitest';
import type { Json } from '../../../contracts/json.ts';
import { IR_VERSION } from '../../../language/plan/plan.ts';
import { readPlan } from '../../../language/plan/read-plan.ts';
import { aPlan, set } from '../../engine/plans.ts';

const body = aPlan([set('a', {})]) as unknown as Json;

test('a plan of the version that this worker knows is read as it is', () => {
  expect(readPlan(body)).toEqual({ plan: body });
});

test.each([IR_VERSION - 1, IR_VERSION + 1, '1'])(
  'a plan of version %j is refused with both versions (F37)',
  (irVersion) => {
    const read = readPlan({ ...(body as object), irVersion });
    expect(read).toMatchObject({ failure: { code: 'plan-unreadable' } });
    expect(JSON.stringify(read)).toContain(`irVersion ${JSON.stringify(irVersion)}`.replaceAll('"', '\\"'));
    expect(JSON.stringify(read)).toContain(`knows ${IR_VERSION}`);
  },
);

test.each([null, {}, [], 'text', 1])('something that is no plan, such as %j, is refused and not thrown', (value) => {
  expect(readPlan(value)).toMatchObject({
    failure: { code: 'plan-unreadable', message: expect.stringContaining('irVersion null') as string },
  });
});
