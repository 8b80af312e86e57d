import { invariant } from '../contracts/invariant.ts';
import type { Json } from '../contracts/json.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RunEnd } from '../engine/effects.ts';
import { startRun, type RunHandle, type RunStart } from '../engine/start-run.ts';
import type { RunClock } from './virtual-clock.ts';
import type { VirtualEffects } from './virtual-effects.ts';

/** The end of a run, after its last segment. */
export type RunEnded = Extract<RunEnd, { kind: 'ended' }>;

/** A run on a virtual clock, through all its segments: where it moves on it is continued at once from its journal. */
export class SegmentedRun {
  readonly #start: RunStart;
  readonly #clock: RunClock;
  readonly #effects: VirtualEffects;
  #handle: RunHandle;
  #segments = 1;
  #ended: RunEnded | undefined;
  #broken: { readonly cause: unknown } | undefined;

  constructor(start: RunStart, clock: RunClock, effects: VirtualEffects) {
    this.#start = start;
    this.#clock = clock;
    this.#effects = effects;
    effects.speakTo((message) => void this.deliver(message));
    this.#handle = this.#begin(start);
  }

  /** Once it has ended. @throws what broke the interpreter, if that is why it ended */
  get end(): RunEnded | undefined {
    if (this.#broken !== undefined) throw this.#broken.cause;
    return this.#ended;
  }

  get isOver(): boolean {
    return this.#ended !== undefined || this.#broken !== undefined;
  }

  get segments(): number {
    return this.#segments;
  }

  deliver(message: RunMessage): MessageAnswer {
    return this.#handle.deliver(message);
  }

  answerOf(decisionId: string): MessageAnswer | undefined {
    return this.#handle.answerOf(decisionId);
  }

  #begin(start: RunStart): RunHandle {
    let segment: RunEnd | undefined;
    const handle = startRun(start, this.#effects);
    handle.end.then(
      (end) => (segment = end),
      (cause: unknown) => (this.#broken = { cause }),
    );
    // Only when nothing is left to do at the moment is the segment really over.
    void this.#clock.until(() => segment !== undefined, null).then(() => this.#follow(segment));
    return handle;
  }

  #follow(end: RunEnd | undefined): void {
    invariant(end !== undefined, 'A segment that is over has an end');
    if (end.kind === 'ended') this.#ended = end;
    else this.#continue(end.journal);
  }

  /** The journal crosses the border of segments as text, as it does on Temporal. */
  #continue(journal: Json): void {
    this.#segments += 1;
    this.#effects.newSegment();
    this.#handle = this.#begin({ ...this.#start, journal: JSON.parse(JSON.stringify(journal)) as Json });
  }
}
