import type { JsonObject } from '../contracts/json.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { RunStart } from '../engine/start-run.ts';
import type { Answers } from './answers.ts';
import { SegmentedRun, type RunEnded } from './segmented-run.ts';
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
  readonly end: RunEnded;
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
  readonly #startedAt: UtcMs;
  readonly #clock: VirtualClock;
  readonly #effects: VirtualEffects;
  readonly #said: SaidMessage[] = [];
  readonly #run: SegmentedRun;

  constructor(start: RunStart, startedAt: UtcMs, answers: Answers, script: readonly ScriptedMessage[]) {
    this.#startedAt = startedAt;
    this.#clock = new VirtualClock(startedAt);
    this.#effects = new VirtualEffects(this.#clock, answers);
    for (const line of script) this.#clock.at(startedAt + line.afterMs, () => this.#say(line));
    this.#run = new SegmentedRun(start, this.#clock, this.#effects);
  }

  async play(): Promise<Rehearsal | Stuck> {
    await this.#clock.runUntil(() => this.#run.isOver);
    const { end } = this.#run;
    return end === undefined ? { stuck: true, records: this.#records() } : this.#rehearsal(end);
  }

  #say(line: ScriptedMessage): void {
    const message = line.message(this.#effects.seen);
    if (message === undefined) return;
    const at = this.#clock.now;
    const answer = this.#run.deliver(message);
    if (!answer.accepted || !('assertion' in message)) {
      this.#said.push({ at, message, answer });
      return;
    }
    const final = (): MessageAnswer | undefined => this.#run.answerOf(message.id);
    void this.#clock
      .until(() => final() !== undefined, null)
      .then(() => this.#said.push({ at, message, answer: final() ?? answer }));
  }

  #records(): readonly RunRecord[] {
    return this.#effects.records.toSorted((a, b) => a.seq - b.seq);
  }

  #rehearsal(end: RunEnded): Rehearsal {
    return {
      outcome: end.outcome,
      outputs: end.outputs,
      end,
      records: this.#records(),
      effects: this.#effects.seen,
      said: this.#said,
      startedAt: this.#startedAt,
      endedAt: this.#clock.now,
      segments: this.#run.segments,
    };
  }
}
