import type { JsonObject } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import { itemsOf, textOf } from '../compile/compile-context.ts';
import type { SourceNode } from '../source/source-node.ts';
import { didYouMean } from '../suggest.ts';
import { stepSchema } from '../types/step-output.ts';
import { typesOf } from './literal-problem.ts';
import type { Rule } from './rule.ts';

/** Paths of `mask` that name nothing of the step's output, so that nothing would be hidden. */
export const unknownMask: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.mask === undefined) return [];
    const output = (stepSchema(draft, step)['properties'] as JsonObject)['output'] as JsonObject; // closed() puts it there
    return itemsOf(draft.sites.node(step, 'mask')).flatMap((item) => checkPath(output, item));
  });

function checkPath(output: JsonObject, item: SourceNode): readonly Finding[] {
  const path = textOf(item);
  const miss = missOf(output, path.split('.'));
  if (miss === undefined) return [];
  const place = miss.above.length === 0 ? 'the output' : `"${miss.above.join('.')}"`;
  return [
    {
      code: 'unknown-mask',
      severity: 'warning',
      summary: `Cannot mask "${path}" because ${place} has no member "${miss.part}": nothing would be hidden`,
      detail: detailOf(miss),
      range: item.range,
      ...didYouMean(miss.part, miss.known),
    },
  ];
}

/** Where a path leaves what is there. */
interface Miss {
  readonly above: readonly string[];
  readonly part: string;
  readonly known: readonly string[];
  readonly isList: boolean;
}

function detailOf({ isList, known }: Miss): string {
  if (isList) return 'It is a list: name an item by its index, or all by `*`';
  return known.length === 0 ? 'It has no members: remove the path' : `It has: ${known.join(', ')}`;
}

/** The first part of a path that leads nowhere; of `*` only if it does so in every member. */
function missOf(schema: JsonObject, path: readonly string[], above: readonly string[] = []): Miss | undefined {
  const [part, ...rest] = path;
  const types = typesOf(schema);
  if (part === undefined || types.length === 0) return undefined;
  const into = (inner: JsonObject): Miss | undefined => missOf(inner, rest, [...above, part]);
  if (types.includes('array')) {
    const isItem = part === '*' || /^\d+$/.test(part);
    return isItem ? into((schema['items'] ?? {}) as JsonObject) : { above, part, known: [], isList: true };
  }
  if (isOpen(schema)) return undefined;
  const members = (schema['properties'] ?? {}) as Readonly<Record<string, JsonObject>>;
  const misses = Object.entries(members)
    .filter(([name]) => part === '*' || part === name)
    .map(([, member]) => into(member));
  if (misses.length === 0) return { above, part, known: Object.keys(members), isList: false };
  return misses.every((miss) => miss !== undefined) ? misses[0] : undefined;
}

/** Whether an object may have members that its schema does not name. */
function isOpen(schema: JsonObject): boolean {
  if (!typesOf(schema).includes('object')) return false;
  return schema['properties'] === undefined || (schema['additionalProperties'] ?? false) !== false;
}
