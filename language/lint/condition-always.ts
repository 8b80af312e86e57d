import type { Range } from '../diagnostic.ts';
import { isSurelyThere } from '../expressions/schema-of-node.ts';
import { isJudged, judgementOf, placedConditions } from './condition-facts.ts';
import type { Rule } from './rule.ts';

/** Conditions that every run meets, so that they ask nothing. */
export const conditionAlways: Rule = (context) => {
  const cases = new Set<object>(context.survey.steps.flatMap(({ step }) => (step.kind === 'switch' ? step.cases : [])));
  return placedConditions(context).flatMap((placed) => {
    const { sound, facts } = placed;
    const { use, node, scope } = sound;
    // The last case of a `switch` may well take all that is left.
    if (facts === undefined || cases.has(use.owner) || !isJudged(sound) || !isSurelyThere(node, scope)) return [];
    if (judgementOf(placed).mayBeFalse) return [];
    return [
      {
        code: 'condition-always',
        severity: 'warning',
        summary: `Cannot ask anything by the condition "${use.source.trim()}" because it always holds`,
        detail: 'Correct it, or remove it',
        range: context.draft.sites.inside(use.owner, use.key, trimmed(use.source)),
      },
    ];
  });
};

function trimmed(source: string): Range {
  return { start: source.length - source.trimStart().length, end: source.trimEnd().length };
}
