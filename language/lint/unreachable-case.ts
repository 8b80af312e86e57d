import type { SwitchStep } from '../plan/plan.ts';
import { keyRange } from '../schema/locate.ts';
import { judgementOf, placedConditions, type PlacedCondition } from './condition-facts.ts';
import type { Rule, RuleContext } from './rule.ts';
import type { Finding } from '../finding.ts';

/** Cases, and a `default`, after a case that always holds. */
export const unreachableCase: Rule = (context) => {
  const conditions = new Map(placedConditions(context).map((one) => [one.sound.use.owner, one]));
  return context.survey.steps.flatMap(({ step }) =>
    step.kind === 'switch' ? afterCertain(context, step, conditions) : [],
  );
};

function afterCertain(
  { draft }: RuleContext,
  step: SwitchStep,
  conditions: ReadonlyMap<object, PlacedCondition>,
): readonly Finding[] {
  const certain = step.cases.findIndex((item) => alwaysHolds(conditions.get(item)));
  if (certain === -1) return [];
  const next = step.cases[certain + 1];
  if (next === undefined && (step.default ?? []).length === 0) return [];
  return [
    {
      code: 'unreachable-case',
      severity: 'error',
      summary: `Cannot reach this because case ${certain + 1} of the \`switch\` always holds`,
      detail: 'Put the case that always holds last, as `default`, or correct its `when`',
      range: next === undefined ? keyRange(draft.sites.node(step), 'default') : draft.sites.range(next, 'when'),
    },
  ];
}

function alwaysHolds(condition: PlacedCondition | undefined): boolean {
  return condition?.facts !== undefined && !judgementOf(condition).mayBeFalse;
}
