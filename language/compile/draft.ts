import type { Finding } from '../finding.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { World } from '../world.ts';
import type { Sites } from './sites.ts';

/** A plan that may still be wrong, with what the rules need to judge it. */
export interface Draft {
  readonly text: string;
  readonly world: World;
  readonly plan: Plan;
  readonly sites: Sites;
  /** What was wrong with shapes. */
  readonly findings: readonly Finding[];
  /** Stand-ins for steps whose shape is wrong: their outputs have any type. */
  readonly broken: ReadonlySet<Step>;
  /** Ids inside broken steps: reading them is no second mistake. */
  readonly brokenIds: ReadonlySet<string>;
  /** Steps whose id the author gave; only those can be referred to. */
  readonly named: ReadonlySet<Step>;
  /** Whether the shape of triggers, inputs or other top-level keys is wrong, so that rules about them are quiet. */
  readonly brokenKeys: ReadonlySet<string>;
}
