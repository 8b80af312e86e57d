import type { FaultRule } from './fault-rule.ts';
import { READY_EFFECTS, readyEffect } from './ready-effects.ts';

const SERVICES = ['login', 'management', 'graph', 'defender-endpoint', 'servicenow', 'smtp'];
const EFFECTS = [
  'status',
  'delayMs',
  'hang',
  'reset',
  'executeThen',
  'truncateAt',
  'bytesPerSecond',
  'bodyBytes',
  'claims',
];
const MEMBERS = ['match', 'times', 'after', 'probability', 'seed', 'effect'];

/** Reads a rule, or says what is wrong with it: a rule that can never fire would make a test green by mistake. */
export function parseFaultRule(value: unknown): { readonly rule: FaultRule } | { readonly problem: string } {
  if (!isObject(value)) return { problem: 'a rule is an object with match and effect' };
  const strange = Object.keys(value).find((member) => !MEMBERS.includes(member));
  if (strange !== undefined) return { problem: `a rule has no member "${strange}"; it has ${MEMBERS.join(', ')}` };
  const { match, effect: given, probability } = value;
  const effect = typeof given === 'string' ? readyEffect(given) : given;
  if (!isObject(match) || !SERVICES.includes(String(match['service']))) {
    return { problem: `match.service must be one of ${SERVICES.join(', ')}` };
  }
  const unknown = Object.keys(match).find((member) => !['service', 'method', 'path', 'tenant'].includes(member));
  if (unknown !== undefined) return { problem: `match has no member "${unknown}"` };
  if (!isObject(effect))
    return { problem: `a rule needs an effect, or the name of one: ${Object.keys(READY_EFFECTS).join(', ')}` };
  const kinds = EFFECTS.filter((kind) => kind in effect);
  if (kinds.length !== 1) return { problem: `effect must have exactly one of ${EFFECTS.join(', ')}` };
  if (probability !== undefined && !(Number(probability) > 0 && Number(probability) <= 1)) {
    return { problem: 'probability must be above 0 and at most 1' };
  }
  // Service, members and effect are checked; the rest is numbers that a comparison with undefined or NaN keeps harmless.
  return { rule: { ...value, effect } as unknown as FaultRule };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
