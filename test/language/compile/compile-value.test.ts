import { expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';
import { tells } from '../tells.ts';

tells([
  ['a span where the key is an expression already', '- wait: 1h\n  if: ${{ true }}', ['needless-span: ${{ true }}']],
  ['a span that is not closed', '- set: { a: "x ${{ run.id" }', ['unclosed-expression: ${{ run.id']],
  ['braces without the dollar inside quotes', '- set: { a: "{{ run.id }}" }', ['missing-dollar: {{ run.id }}']],
]);

test('a doubled dollar stands for the text of a span, at any depth and without any span around', () => {
  const plan = planOf(aPlaybook("- set: { a: '$${{ x }}', b: ['$${{ y }}'], c: { d: '$${{ z }}' } }"));
  expect(plan.steps[0]).toMatchObject({
    set: { a: { lit: '${{ x }}' }, b: { lit: ['${{ y }}'] }, c: { lit: { d: '${{ z }}' } } },
  });
});
