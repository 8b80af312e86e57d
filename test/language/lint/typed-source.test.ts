import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../language/compile/compile-playbook.ts';
import { typedSource } from '../../../language/lint/typed-source.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { topView } from '../../../language/types/top-view.ts';
import { aPlaybook, WORLD } from '../a-world.ts';

function aDraft() {
  const text = aPlaybook('- wait: 1s', 'inputs: { limit: integer }\n');
  const source = readSource(text);
  if (!source.ok || source.root.kind !== 'map') throw new TypeError('No playbook');
  return compilePlaybook(text, source.root, WORLD);
}

test('an expression is typed once where it stands, for each type that it has to have', () => {
  const draft = aDraft();
  const view = topView(draft);
  const use = { view, source: 'inputs.limit', expected: 'any' } as const;
  const typed = typedSource(draft, use);
  expect([typed?.type, typed?.problems]).toEqual(['int', []]);
  expect(typedSource(draft, { ...use })).toBe(typed);
  expect(typedSource(draft, { ...use, expected: 'bool' })?.problems).toHaveLength(1);
  expect(typedSource(draft, { ...use, view: topView(draft) })).not.toBe(typed);
});

test('an expression of wrong syntax has no type', () => {
  const draft = aDraft();
  expect(typedSource(draft, { view: topView(draft), source: '1 +', expected: 'any' })).toBeUndefined();
});
