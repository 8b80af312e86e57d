import type { EventType } from '../../contracts/event.ts';
import type { Finding } from '../finding.ts';
import { literalProblem } from '../lint/literal-problem.ts';
import { shown } from '../schema/explain-shape-error.ts';
import { keyRange, locate } from '../schema/locate.ts';
import { toJson, type SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { EVENT_SCHEMAS } from '../types/event-types.ts';

/**
 * The first field of a sample that no event of its type could have, by name or by value: a case that uses it would show
 * nothing. Fields may be missing.
 */
export function sampleField(event: SourceNode, type: EventType): readonly Finding[] {
  const problem = literalProblem(toJson(event), { ...EVENT_SCHEMAS[type], required: [] });
  if (problem === undefined) return [];
  const { path, expected, found, isKey, words } = problem;
  const because =
    isKey === true ? `events of type "${type}" have no such field` : `it must be ${expected}: found ${shown(found)}`;
  return [
    {
      code: 'sample-field',
      severity: 'error',
      summary: `Cannot use the field "${path.join('.')}" of the sample because ${because}`,
      detail: isKey === true ? 'Correct the name, or remove the field' : `Give a value that is ${expected}`,
      range:
        isKey === true
          ? keyRange(locate(event, path.slice(0, -1)).node, String(path.at(-1)))
          : locate(event, path).node.range,
      ...(isKey === true ? didYouMean(String(path.at(-1)), words) : {}),
    },
  ];
}
