import { rangeOfCulprit } from '../expressions/judge-condition.ts';
import { isJudged, judgementOf, placedConditions } from './condition-facts.ts';
import type { Rule } from './rule.ts';

/** Conditions that no run can meet: parts that contradict each other, or the conditions around them. */
export const conditionNever: Rule = (context) =>
  placedConditions(context).flatMap((placed) => {
    const { sound, facts } = placed;
    const { use, node, scope } = sound;
    // What is never asked is unreachable, which is told as that.
    if (facts === undefined || !isJudged(sound) || judgementOf(placed).mayBeTrue) return [];
    const range = rangeOfCulprit({ node, source: use.source, scope }, facts);
    return [
      {
        code: 'condition-never',
        severity: 'warning',
        summary: `Cannot ever meet the condition "${use.source.slice(range.start, range.end)}" because of what its values can be, or of conditions before it`,
        detail: 'Correct it, or remove what depends on it',
        range: context.draft.sites.inside(use.owner, use.key, range),
      },
    ];
  });
