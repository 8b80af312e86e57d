import { seededRandom } from '../records/seeded-random.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { FaultMatch, FaultRule, FaultStatus, ServiceName } from './fault-rule.ts';

/** A request as the rules look at it. */
export interface FaultTarget {
  readonly service: ServiceName;
  readonly method: string;
  readonly path: string;
  readonly tenant: string;
}

/** The rules in force, in the order in which they were given. */
export interface FaultBook {
  add(rule: FaultRule): FaultStatus;
  list(): readonly FaultStatus[];
  /** Removes one rule, or all of them; tells how many. */
  remove(id?: string): number;
  /** The rule that fires for this request, already counted. Rules after it do not see the request. */
  pick(target: FaultTarget): FaultStatus | undefined;
}

interface Kept {
  readonly id: string;
  readonly rule: FaultRule;
  readonly random: SeededRandom;
  matched: number;
  fired: number;
}

/** Makes an empty book. */
export function createFaultBook(): FaultBook {
  let rules: Kept[] = [];
  let count = 0;
  return {
    add: (rule) => {
      count++;
      const kept: Kept = { id: `fault-${count}`, rule, random: seededRandom(rule.seed ?? 1), matched: 0, fired: 0 };
      rules.push(kept);
      return statusOf(kept);
    },
    list: () => rules.map(statusOf),
    remove: (id) => {
      const before = rules.length;
      rules = id === undefined ? [] : rules.filter((kept) => kept.id !== id);
      return before - rules.length;
    },
    pick: (target) => {
      const kept = rules.find((candidate) => matches(candidate.rule.match, target) && fires(candidate));
      return kept === undefined ? undefined : statusOf(kept);
    },
  };
}

function fires(kept: Kept): boolean {
  kept.matched++;
  const { after = 0, times = Infinity, probability = 1 } = kept.rule;
  if (kept.matched <= after || kept.fired >= times || !kept.random.chance(probability)) return false;
  kept.fired++;
  return true;
}

function matches(match: FaultMatch, target: FaultTarget): boolean {
  const method = match.method ?? (match.service === 'smtp' ? 'DATA' : undefined);
  return (
    match.service === target.service &&
    (method === undefined || method.toUpperCase() === target.method) &&
    (match.tenant === undefined || match.tenant === target.tenant) &&
    (match.path === undefined || holds(target.path, match.path.split('*')))
  );
}

/** Whether the parts appear in the text, one after the other. */
function holds(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

function statusOf(kept: Kept): FaultStatus {
  return { ...kept.rule, id: kept.id, matched: kept.matched, fired: kept.fired };
}
