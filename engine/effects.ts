import type { Effect, EffectAnswer } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { Json } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';

/** What an effect came to, with what only the adapter can know: that it was cancelled. */
export type Settled = EffectAnswer | { readonly recorded: boolean; readonly status: 'cancelled' };

/** What one try came to; `unsettled`: a quick one did not come to anything and has to be made the long way. */
export type Tried = Settled | { readonly recorded: false; readonly status: 'unsettled' };

/** Tells an effect under way that nobody needs it any more. */
export interface CancelSignal {
  readonly requested: boolean;
  /** Calls back once, at once if already requested. */
  onRequest(callback: () => void): void;
}

/** How the adapter may run an effect. Nothing of it changes what a run means. */
export interface EffectHints {
  /** A read that is fast and safe to repeat: may be a local activity. */
  readonly quick: boolean;
  /** Reads stop at once when cancelled; effects that change the world are waited for. */
  readonly cancellable: boolean;
  /** Longest time of one attempt, at most 60 s. */
  readonly limitMs: number;
}

/** How much of the current history segment is used, commands not yet sent included. */
export interface SegmentUse {
  readonly events: number;
  readonly bytes: number;
}

/** Changes of the engine that would make replays of older histories go another way. */
export type EngineChange =
  'write-before-waiting-2026-11' | 'give-late-events-back-2026-11' | 'give-last-events-back-2026-11';

/**
 * All the engine can do to the world. Temporal (`workflows/`) and the virtual clock (`rehearsal/`) are its two sides;
 * the same plan with the same answers gives the same trace on both.
 */
export interface Effects {
  /** Carries out one attempt of an effect. Never rejects: failures are answers. `unsettled` only where it may be quick. */
  act(effect: Effect, hints: EffectHints, cancel: CancelSignal): Promise<Tried>;
  /**
   * Waits until the condition holds or the deadline has come; conditions are looked at whenever a message arrives or
   * an effect settles. A null deadline never comes; one already past comes at once. The label names the timer.
   */
  until(condition: () => boolean, deadline: UtcMs | null, label: string): Promise<'met' | 'deadline'>;
  /** The run's clock: the same in every replay. */
  now(): UtcMs;
  segment(): SegmentUse;
  /** Whether the run goes by a change of the engine: one that was begun before the change does not, in that execution. */
  goesBy(change: EngineChange): boolean;
  /** Shows on the run what it does now; sparing, since each call costs the server. */
  annotate(state: RunState): void;
}

/** What consoles of Temporal show of a run. */
export interface RunState {
  readonly state: 'running' | 'waiting' | 'ended';
  readonly outcome?: string;
}

/** How a run, or this segment of it, ended. */
export type RunEnd =
  | {
      readonly kind: 'ended';
      readonly outcome: string;
      readonly outputs: Readonly<Record<string, Json>>;
      readonly failure?: Failure;
      readonly journal: Json;
    }
  | { readonly kind: 'moved-on'; readonly journal: Json };
