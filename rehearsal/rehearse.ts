import { invariant } from '../contracts/invariant.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { RunEnd } from '../engine/effects.ts';
import { startRun, type RunHandle, type RunStart } from '../engine/start-run.ts';
import type { Answers } from './answers.ts';
import { VirtualClock } from './virtual-clock.ts';
import { VirtualEffects, type SeenEffect } from './virtual-effects.ts';

/** Something said to the run at a moment after its start. */
export interface ScriptedMessage {
  readonly afterMs: number;
  /** Makes the message out of what the run has done so far; undefined says nothing. */
  message(seen: readonly SeenEffect[]): RunMessage | undefined;
}

/** What the run answered to a scripted message, once a decision had been checked. */
export interface SaidMessage {
  readonly at: UtcMs;
  readonly message: RunMessage;
  readonly answer: MessageAnswer;
}

/** A rehearsed run. */
export interface Rehearsal {
  readonly outcome: string;
  readonly outputs: JsonObject;
  readonly end: Extract<RunEnd, { kind: 'ended' }>;
  /** The trace: every record, in order. */
  readonly records: readonly RunRecord[];
  readonly effects: readonly SeenEffect[];
  readonly said: readonly SaidMessage[];
  readonly startedAt: UtcMs;
  readonly endedAt: UtcMs;
  /** How often the run moved on. */
  readonly segments: number;
}

/** A run that waits for something that will never come, such as a decision of nobody without a deadline. */
export interface Stuck {
  readonly stuck: true;
  readonly records: readonly RunRecord[];
}

/** Runs a plan on the virtual clock, with the interpreter that production uses. */
export async function rehearse(
  start: RunStart,
  startedAt: UtcMs,
  answers: Answers,
  script: readonly ScriptedMessage[] = [],
): Promise<Rehearsal | Stuck> {
  const stage = new Stage(start, startedAt, answers, script);
  return stage.play();
}

class Stage {
  readonly #start: RunStart;
  readonly #startedAt: UtcMs;
  readonly #clock: VirtualClock;
  readonly #effects: VirtualEffects;
  readonly #said: SaidMessage[] = [];
  #handle: RunHandle;
  #end: RunEnd | undefined;
  #broken: { readonly cause: unknown } | undefined;
  #segments = 1;

  constructor(start: RunStart, startedAt: UtcMs, answers: Answers, script: readonly ScriptedMessage[]) {
    this.#start = start;
    this.#startedAt = startedAt;
    this.#clock = new VirtualClock(startedAt);
    this.#effects = new VirtualEffects(this.#clock, answers, (message) => void this.#handle.deliver(message));
    for (const line of script) this.#clock.at(startedAt + line.afterMs, () => this.#say(line));
    this.#handle = this.#begin(start);
  }

  async play(): Promise<Rehearsal | Stuck> {
    while (await this.#clock.runUntil(() => this.#end !== undefined || this.#broken !== undefined)) {
      if (this.#broken !== undefined) throw this.#broken.cause;
      if (this.#end?.kind === 'ended') return this.#rehearsal(this.#end);
      this.#continue();
    }
    return { stuck: true, records: this.#records() };
  }

  #begin(start: RunStart): RunHandle {
    const handle = startRun(start, this.#effects);
    handle.end.then(
      (end) => (this.#end = end),
      (cause: unknown) => (this.#broken = { cause }),
    );
    return handle;
  }

  /** The journal crosses the border of segments as text, as it does on Temporal. */
  #continue(): void {
    invariant(this.#end?.kind === 'moved-on', 'Only a run that moved on continues');
    const journal = JSON.parse(JSON.stringify(this.#end.journal)) as Json;
    this.#end = undefined;
    this.#segments += 1;
    this.#effects.newSegment();
    this.#handle = this.#begin({ ...this.#start, journal });
  }

  #say(line: ScriptedMessage): void {
    const message = line.message(this.#effects.seen);
    if (message === undefined) return;
    const at = this.#clock.now;
    const answer = this.#handle.deliver(message);
    if (!answer.accepted || !('assertion' in message)) {
      this.#said.push({ at, message, answer });
      return;
    }
    const final = (): MessageAnswer | undefined => this.#handle.answerOf(message.id);
    void this.#clock
      .until(() => final() !== undefined, null)
      .then(() => this.#said.push({ at, message, answer: final() ?? answer }));
  }

  #records(): readonly RunRecord[] {
    return this.#effects.records.toSorted((a, b) => a.seq - b.seq);
  }

  #rehearsal(end: Extract<RunEnd, { kind: 'ended' }>): Rehearsal {
    return {
      outcome: end.outcome,
      outputs: end.outputs,
      end,
      records: this.#records(),
      effects: this.#effects.seen,
      said: this.#said,
      startedAt: this.#startedAt,
      endedAt: this.#clock.now,
      segments: this.#segments,
    };
  }
}
