import { expect, test } from 'vitest';
import { atMost, NO_TIME } from '../../../../language/explain/bound.ts';
import { cel, lit, MINUTE, tell } from '../../../engine/plans.ts';
import { explained } from '../a-plan.ts';

test('a message of one text is told with subject and text', () => {
  const { sentence, longest } = explained(tell('t', { to: [{ team: lit('csirt') }, { audience: lit('mssp') }] }));
  expect(sentence).toBe('Tells team csirt and audience mssp: "Greeting", "Hello".');
  expect(longest([], 't', NO_TIME)).toEqual(atMost(15 * MINUTE));
});

test('a message from a template is told with what it is given', () => {
  const of = (values: { readonly n?: ReturnType<typeof cel> }) =>
    explained(tell('t', { urgency: 'high', content: { template: 'contained', with: values } })).sentence;
  expect(of({ n: cel('vars.n') })).toBe(
    'Tells team csirt, urgency high: the template contained with n: ${{ vars.n }}.',
  );
  expect(of({})).toBe('Tells team csirt, urgency high: the template contained.');
});
