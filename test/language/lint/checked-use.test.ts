import { expect, test } from 'vitest';
import { compilePlaybook } from '../../../language/compile/compile-playbook.ts';
import { checkedUses, soundUses } from '../../../language/lint/checked-use.ts';
import { readSource } from '../../../language/source/read-source.ts';
import { surveySteps } from '../../../language/types/survey-steps.ts';
import { aPlaybook, WORLD } from '../a-world.ts';

test('every expression is parsed and typed once; rules about meaning see those without a mistake', () => {
  const text = aPlaybook(
    '- { id: a, if: "1 +", wait: 1s }\n- { if: run.idd == "x", wait: 1s }\n- { if: steps.b.status == "x", wait: 1s }\n- { if: run.id == "x", wait: 1s }',
  );
  const source = readSource(text);
  if (!source.ok || source.root.kind !== 'map') throw new TypeError('No playbook');
  const draft = compilePlaybook(text, source.root, WORLD);
  const context = { draft, survey: surveySteps(draft) };
  expect(checkedUses(context)).toHaveLength(4);
  expect(soundUses(context).map(({ use }) => use.source)).toEqual(['run.id == "x"']);
  expect(checkedUses(context)).toBe(checkedUses(context));
});
