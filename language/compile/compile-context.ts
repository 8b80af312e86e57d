import { invariant } from '../../contracts/invariant.ts';
import type { Json } from '../../contracts/json.ts';
import type { Finding } from '../finding.ts';
import type { Cel, Retry, Step } from '../plan/plan.ts';
import { parseDuration } from '../schema/duration.ts';
import { memberOf, type MapNode, type SourceNode } from '../source/source-node.ts';
import type { World } from '../world.ts';
import type { StepIds } from './step-ids.ts';
import type { Sites } from './sites.ts';

/** What the functions of the compiler share while they read one playbook. */
export interface CompileContext {
  readonly text: string;
  readonly world: World;
  readonly sites: Sites;
  readonly findings: Finding[];
  readonly broken: Set<Step>;
  readonly brokenIds: Set<string>;
  readonly named: Set<Step>;
  /** Every expression of the playbook, in the order of the text. */
  readonly expressions: Cel[];
  readonly ids: StepIds;
  readonly defaults: {
    readonly timeoutMs: number;
    readonly retry: Retry;
    /** Where the playbook's own `until` stands. */
    readonly until?: SourceNode;
  };
  /** Compiles a list of steps inside another step. */
  readonly steps: (list: SourceNode | undefined) => readonly Step[];
}

/** All ids that stand anywhere in a node, whatever they name. */
export function idsWithin(node: SourceNode): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap(idsWithin);
  if (node.kind === 'scalar') return [];
  const own = memberOf(node, 'id');
  const inner = [...node.entries.values()].flatMap((entry) => idsWithin(entry.value));
  return own?.kind === 'scalar' ? [String(own.value), ...inner] : inner;
}

/** The members of a mapping without those that are absent, so that optional members stay absent in the plan. */
export function present<Members extends Readonly<Record<string, unknown>>>(
  members: Members,
): { [Key in keyof Members as undefined extends Members[Key] ? never : Key]: Members[Key] } & {
  [Key in keyof Members as undefined extends Members[Key] ? Key : never]?: Exclude<Members[Key], undefined>;
} {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) found[name] = value;
  return found as ReturnType<typeof present<Members>>; // the mapped type says what the loop does
}

/** A mapping's members as nodes by name; empty for anything else. */
export function membersOf(node: SourceNode | undefined): readonly (readonly [string, SourceNode])[] {
  return node?.kind === 'map' ? [...node.entries].map(([key, entry]) => [key, entry.value] as const) : [];
}

/** A list's items; empty for anything else. */
export function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** The text of a scalar. */
export function textOf(node: SourceNode | undefined): string {
  return node?.kind === 'scalar' ? String(node.value) : '';
}

/** A member that the schema requires: its absence would be our mistake. */
export function checkedMember(node: SourceNode, key: string): SourceNode {
  const member = memberOf(node, key);
  invariant(member !== undefined, `The schema should have refused a mapping without "${key}"`);
  return member;
}

/** Milliseconds of a duration that the schema has let pass. */
export function checkedDuration(written: string): number {
  const milliseconds = parseDuration(written);
  invariant(milliseconds !== undefined, `The schema should have refused the duration "${written}"`);
  return milliseconds;
}

/** Sorted by name: the order of keys in a mapping never means anything. */
export function byName<Item>(entries: readonly (readonly [string, Item])[]): readonly (readonly [string, Item])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** A mapping of a document, or undefined. */
export function asMap(node: SourceNode | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

/** A literal of the plan. */
export const literal = (value: Json): { readonly lit: Json } => ({ lit: value });
