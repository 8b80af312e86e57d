import type { Step } from '../plan/plan.ts';
import type { Bound } from './bound.ts';

/** Steps inside a step, as its kind has them; what `catch` and `finally` hold is no body. */
export interface Body {
  /** What stands after the path of the step in the paths of these steps: `` (nothing), `[*]`, `/branch`, `/~expiry`. */
  readonly at: string;
  /** When these steps run, in words. Absent where the sentence of the step has said it. */
  readonly heading?: string;
  readonly steps: readonly Step[];
}

/**
 * How a step is drawn: `box` and `group` lead on; a `choice` takes one of its bodies; a `question` is decided or expires;
 * `branches` run at once; `turns` come back; `end` and `failure` lead nowhere.
 */
export type Drawn =
  | { readonly as: 'box' | 'group' | 'turns' }
  /** `otherwise`: the label of the way past all bodies, where there is one. */
  | { readonly as: 'choice'; readonly otherwise?: string }
  | { readonly as: 'question'; readonly otherwise: string }
  /** For each body the indexes of the bodies that it comes after. */
  | { readonly as: 'branches'; readonly after: readonly (readonly number[])[] }
  | { readonly as: 'end'; readonly outcome: string }
  | { readonly as: 'failure' };

/** What a kind says of one of its steps. What is common to all steps (`if`, `retry`, `catch` …) is said elsewhere. */
export interface Explained {
  /** What it does: a sentence that begins with a verb, or several. */
  readonly sentence: string;
  readonly bodies: readonly Body[];
  /**
   * How long it lasts at most without its `timeout`, `catch` and `finally`.
   *
   * @param bodies how long each of its bodies lasts at most, in their order
   * @param afterCancel how long the bodies may still last after they were cancelled
   */
  longest(bodies: readonly Bound[], path: string, afterCancel: Bound): Bound;
  /** How long it may still last after it was cancelled, its bodies apart: a call that is under way is waited for. */
  readonly afterCancelMs: number;
  /** For loops: how often the bodies are counted, in words. */
  readonly counted?: string;
  readonly drawn: Drawn;
}
