import type { Json, JsonObject } from '../../contracts/json.ts';
import type { CallLimits } from './call-limits.ts';

/** What an action does to the world, from harmless to irreversible. */
export type Impact = 'read' | 'write' | 'notify' | 'disruptive' | 'destructive';

/** What the catalogue tells the checker, the compiler and a rehearsal of an action. */
export interface ActionSignature {
  /** `noun.verb`. */
  readonly name: string;
  /** 1, 2 …: a change that a playbook can notice makes a new one. */
  readonly version: number;
  /** One sentence in plain words, for docs and `explain`. */
  readonly summary: string;
  /** JSON Schemas of the objects `with` and `output`. */
  readonly input: JsonObject;
  readonly output: JsonObject;
  /** An input and the output it leads to: the answer of a rehearsal that gives none. */
  readonly example: { readonly input: JsonObject; readonly output: Json };
  readonly impact: Impact;
  /** A read with p99 under 300 ms that is safe to repeat: runs as a local activity. */
  readonly quick: boolean;
  /** `safe`: no effect; `idempotent`: a repeat is a no-op; `reconciled`: asked about before a repeat. */
  readonly repeat: 'safe' | 'idempotent' | 'reconciled';
  /** Input members that are targets: what an approval binds to. */
  readonly targets: readonly string[];
  /** Who takes its effect back: an action, or nobody and why. Reads have no effect. */
  readonly undo?: { readonly by: string } | { readonly none: string };
  /** Connection of the tenant that the action uses, and the permissions it needs there. */
  readonly needs: { readonly connection: string; readonly permissions: readonly string[] };
  /** How often it may be called; absent where no vendor gives a figure. A call of the action counts as one. */
  readonly limits?: CallLimits;
}

/** The catalogue by `noun.verb`; the newest version of each. */
export type ActionSignatures = ReadonlyMap<string, ActionSignature>;
