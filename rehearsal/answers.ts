import type { Effect, EffectAnswer } from '../contracts/activities.ts';
import type { RunMessage } from '../contracts/messages.ts';
import type { UtcMs } from '../contracts/time.ts';

/** An answer without what the rehearsal itself knows: that the records are kept. */
export type SettledAnswer = EffectAnswer extends infer One
  ? One extends EffectAnswer
    ? Omit<One, 'recorded'>
    : never
  : never;

/** What an effect comes to in a rehearsal, and after how long. */
export interface Answer {
  readonly afterMs: number;
  readonly settled: SettledAnswer;
  /** Whether the ledger takes the records that ride along. @default true */
  readonly recorded?: boolean;
  /** What is said to the run later, because of this effect. */
  readonly follows?: { readonly afterMs: number; readonly message: RunMessage };
}

/** Where a rehearsal has its answers from: the stubs of a case, a recorded run, a simulated estate. */
export interface Answers {
  answer(effect: Effect, now: UtcMs): Answer;
}
