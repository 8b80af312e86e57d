import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { choose, pause } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

const cases = [{ when: 'vars.n > 1', steps: [pause('one', 1)] }];

test('without a default nothing may be done', () => {
  const { sentence, bodies, drawn, longest } = explained(choose({ id: 's', cases }));
  expect(sentence).toBe('Takes the first case that holds. If none holds, nothing is done.');
  expect(bodies.map(({ heading }) => heading)).toEqual(['If `vars.n > 1`']);
  expect(drawn).toEqual({ as: 'choice', otherwise: 'none holds' });
  expect(longest([atMost(5), atMost(7)], 's', NO_TIME)).toEqual(atMost(7));
});

test('with a default one of them is done, and two that hold can be a failure', () => {
  const { sentence, bodies, drawn } = explained(choose({ id: 's', cases, exactlyOne: true, default: [] }));
  expect(sentence).toBe('Takes the one case that holds; two that hold are a failure.');
  expect(bodies.map(({ heading }) => heading)).toEqual(['If `vars.n > 1`', 'Otherwise']);
  expect(drawn).toEqual({ as: 'choice' });
});
