import type { Effect, FindChildEffect, LookupEffect, StartChildEffect } from '../../contracts/activities.ts';
import { sha256Hex, type Json } from '../../contracts/json.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import { gives } from '../engine/plans.ts';
import type { Pace } from './pace.ts';

/** Answers decided by a seed and the path alone, so that both sides get the same whatever their order. */
export class SeededAnswers implements Answers {
  readonly #seed: number;
  readonly #pace: Pace;
  readonly #calls = new Map<string, number>();

  constructor(seed: number, pace: Pace) {
    this.#seed = seed;
    this.#pace = pace;
  }

  answer(effect: Effect): Answer {
    const key = `${effect.kind} ${effect.path}`;
    const call = this.#calls.get(key) ?? 0;
    this.#calls.set(key, call + 1);
    const dice = Number.parseInt(sha256Hex(`${this.#seed} ${key} ${call}`).slice(0, 8), 16);
    const afterMs = 20 + (dice % this.#pace.latencyMsMax);
    if (effect.kind === 'check-decision') return gives({ refused: dice % 7 === 0 ? 'wrong-person' : null }, afterMs);
    if (effect.kind === 'check-message') return gives({ refused: dice % 7 === 0 ? 'wrong-person' : null }, afterMs);
    if (effect.kind === 'lookup') return gives(this.#lookedUp(dice, effect), afterMs);
    if (effect.kind === 'page' && dice % 5 !== 0)
      return gives({ sent: dice % 3 === 0 ? [] : ['x'], failed: [] }, afterMs);
    if (effect.kind === 'claim') return gives({ claimed: true }, afterMs);
    if (effect.kind === 'flush') return gives({}, 0);
    if (effect.kind === 'ask' || effect.kind === 'cancel-child') return gives({}, afterMs);
    if (effect.kind === 'start-child') return this.#started(dice, afterMs, effect);
    if (effect.kind === 'find-child') return this.#found(dice, afterMs, effect);
    return this.#outcome(dice, afterMs, call);
  }

  #started(dice: number, afterMs: number, effect: StartChildEffect): Answer {
    if (dice % 4 > 0) return { ...gives({ run: 'r-called' }, afterMs), ...this.#told(dice, effect) };
    const code = dice % 8 === 0 ? 'call-refused' : 'unavailable';
    return { afterMs, settled: { status: 'failed', failure: { code, message: code } } };
  }

  #found(dice: number, afterMs: number, effect: FindChildEffect): Answer {
    if (dice % 9 === 0) return gives({ state: 'none' }, afterMs);
    if (dice % 3 === 0) return { ...gives({ state: 'open', run: 'r-called' }, afterMs), ...this.#told(dice, effect) };
    const outcome = dice % 5 === 0 ? 'failed' : dice % 7 === 0 ? 'cancelled' : 'succeeded';
    const outputs = { n: dice % 10, undone: dice % 2 === 0 };
    return gives({ state: 'ended', run: 'r-called', outcome, outputs }, afterMs);
  }

  /** That a called run has ended; some never say so. */
  #told(dice: number, { path }: StartChildEffect | FindChildEffect): Pick<Answer, 'follows'> {
    const { told, toldMsMax } = this.#pace;
    if (dice % 100 >= told * 100) return {};
    return { follows: { afterMs: (dice % toldMsMax) + 1, message: { type: 'child-ended', path } } };
  }

  /** Business time begins a little late, and then goes by as any other. */
  #lookedUp(dice: number, lookup: LookupEffect): Json {
    if (lookup.what === 'policy') return this.#policy(dice, lookup.name);
    const from = Date.parse(lookup.from);
    if (lookup.what === 'business-time') return { ms: Math.floor((Date.parse(lookup.to) - from) / 2) };
    return { moments: lookup.times.map((ms) => from + ms + (dice % 700) + 1) };
  }

  /** One or two levels; times are apart from all others. */
  #policy(dice: number, name: string): Json {
    const level = (n: number): Json => ({
      to: [{ team: `level-${n}` }],
      withinMs: this.#pace.levelMs * n + (dice % 900) + 3,
      urgency: 'high',
    });
    const levels = dice % 2 === 0 ? [level(1)] : [level(1), level(2)];
    const endsOn = dice % 9 === 0 ? 'delivered' : 'acknowledged';
    return { name, title: name, levels, repeat: dice % 4 === 0 ? 1 : 0, endsOn };
  }

  #outcome(dice: number, afterMs: number, call: number): Answer {
    const code = dice % 11 === 0 ? 'not-found' : dice % 5 === 0 ? 'throttled' : undefined;
    if (code === undefined) return gives({ call }, afterMs);
    return { afterMs, settled: { status: 'failed', failure: { code, message: code } } };
  }
}
