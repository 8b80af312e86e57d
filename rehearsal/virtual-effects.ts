import type { Effect } from '../contracts/activities.ts';
import type { RunMessage } from '../contracts/messages.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { CancelSignal, EffectHints, Effects, RunState, SegmentUse, Settled } from '../engine/effects.ts';
import type { Answers } from './answers.ts';
import type { RunClock } from './virtual-clock.ts';

/** History events that an activity and a timer cost on Temporal: rehearsed runs move on where real ones do. */
const EVENTS = { act: 6, wait: 4 };

/** Pause after a call that did not end within its limit, as on Temporal. */
const LOST_PAUSE_MS = 1_000;

/** An effect that a rehearsed run had, with its moment. */
export interface SeenEffect {
  readonly at: UtcMs;
  readonly effect: Effect;
}

/** The rehearsal's side of the engine's port: a virtual clock, answers from a script, records in a list. */
export class VirtualEffects implements Effects {
  readonly records: RunRecord[] = [];
  readonly seen: SeenEffect[] = [];
  readonly states: RunState[] = [];
  readonly #clock: RunClock;
  readonly #answers: Answers;
  #say: ((message: RunMessage) => void) | undefined;
  #events = 0;

  constructor(clock: RunClock, answers: Answers) {
    this.#clock = clock;
    this.#answers = answers;
  }

  /** Whom what follows from an effect is said to. */
  speakTo(say: (message: RunMessage) => void): void {
    this.#say = say;
  }

  act(effect: Effect, hints: EffectHints, cancel: CancelSignal): Promise<Settled> {
    this.#events += EVENTS.act;
    this.seen.push({ at: this.now(), effect });
    const { afterMs, settled, recorded = true, follows } = this.#answers.answer(effect, this.now());
    if (follows !== undefined)
      this.#clock.at(this.now() + afterMs + follows.afterMs, () => this.#say?.(follows.message));
    if (recorded) this.records.push(...effect.records);
    const isLate = afterMs > hints.limitMs;
    return new Promise((resolve) => {
      const end = isLate ? this.#lost(this.now() + hints.limitMs) : ({ ...settled, recorded } as Settled); // the members come back together
      this.#clock.at(this.now() + Math.min(afterMs, hints.limitMs), () => resolve(end));
      if (hints.cancellable)
        cancel.onRequest(() => this.#clock.at(this.now(), () => resolve({ status: 'cancelled', recorded: true })));
    });
  }

  until(condition: () => boolean, deadline: UtcMs | null): Promise<'met' | 'deadline'> {
    this.#events += EVENTS.wait;
    return this.#clock.until(condition, deadline);
  }

  now(): UtcMs {
    return this.#clock.now;
  }

  segment(): SegmentUse {
    return { events: this.#events, bytes: 0 };
  }

  /** Rehearsals are of today's engine. */
  goesBy(): boolean {
    return true;
  }

  annotate(state: RunState): void {
    this.states.push(state);
  }

  /** A run that moves on begins a new segment. */
  newSegment(): void {
    this.#events = 0;
  }

  #lost(at: UtcMs): Settled {
    return {
      status: 'again',
      at: at + LOST_PAUSE_MS,
      recorded: true,
      failure: { code: 'worker-lost', message: 'The call did not end within its limit' },
    };
  }
}
