import type { Json, JsonObject } from '../../contracts/json.ts';
import type { InputSpec } from '../plan/plan.ts';

/** An input in words: type, limits, default, what it is for. */
export function inputWords(name: string, { schema, default: otherwise, description }: InputSpec): string {
  const { type, items, description: _told, default: _default, ...limits } = schema;
  const inside = items === undefined ? '' : ` of ${typeWords((items as JsonObject)['type'])}`;
  const narrower = Object.entries(limits).map(([limit, value]) => `, ${limit} ${JSON.stringify(value)}`);
  const start = otherwise === undefined ? ', required' : `, by default ${JSON.stringify(otherwise)}`;
  const purpose = description === undefined ? '' : `: ${description}`;
  return `${name} (${typeWords(type)}${inside}${narrower.join('')}${start})${purpose}`;
}

function typeWords(type: Json | undefined): string {
  return typeof type === 'string' ? type : 'anything';
}
