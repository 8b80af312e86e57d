import type { JsonObject } from '../contracts/json.ts';
import type { MessageAnswer, RunMessage } from '../contracts/messages.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { RunStart } from '../engine/start-run.ts';
import type { Answers } from './answers.ts';
import { LaterUndos } from './later-undos.ts';
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
  /** Records of the runs that undid its steps later, where those were played. */
  readonly later: readonly RunRecord[];
}

/** A run that waits for something that will never come, such as a decision of nobody without a deadline. */
export interface Stuck {
  readonly stuck: true;
  readonly records: readonly RunRecord[];
}

/** Runs a plan on the virtual clock, with the interpreter that production uses. What it calls is answered, not run. */
export async function rehearse(
  start: RunStart,
  startedAt: UtcMs,
  answers: Answers,
  script: readonly ScriptedMessage[] = [],
): Promise<Rehearsal | Stuck> {
  return new Stage(start, startedAt, answers, script).play();
}

/** Runs a plan, and after it what undoes its steps later: all that a case is about. */
export async function rehearseWhole(
  start: RunStart,
  startedAt: UtcMs,
  answers: Answers,
  script: readonly ScriptedMessage[] = [],
): Promise<Rehearsal | Stuck> {
  return new Stage(start, startedAt, answers, script, true).play();
}

class Stage {
  readonly #startedAt: UtcMs;
  readonly #clock: VirtualClock;
  readonly #effects: VirtualEffects;
  readonly #said: SaidMessage[] = [];
  readonly #run: SegmentedRun;
  readonly #later: LaterUndos;

  constructor(
    start: RunStart,
    startedAt: UtcMs,
    answers: Answers,
    script: readonly ScriptedMessage[],
    playsLater = false,
  ) {
    this.#startedAt = startedAt;
    this.#clock = new VirtualClock(startedAt);
    const tell = (message: RunMessage): void => void this.#run.deliver(message);
    this.#later = new LaterUndos({ start, clock: this.#clock, answers, tell });
    this.#effects = new VirtualEffects(this.#clock, playsLater ? this.#later : answers);
    for (const line of script) this.#clock.at(startedAt + line.afterMs, () => this.#say(line));
    this.#run = new SegmentedRun(start, this.#clock, this.#effects);
  }

  async play(): Promise<Rehearsal | Stuck> {
    await this.#clock.runUntil(() => this.#run.isOver);
    const { end } = this.#run;
    if (end === undefined) return { stuck: true, records: this.#records() };
    const endedAt = this.#clock.now;
    await this.#clock.runUntil(() => this.#later.areOver);
    return this.#rehearsal(end, endedAt);
  }

  #say(line: ScriptedMessage): void {
    const message = line.message(this.#effects.seen);
    if (message === undefined) return;
    const at = this.#clock.now;
    const asked = this.#later.asked(message);
    const run = asked?.run ?? this.#run;
    const answer = run.deliver(asked?.message ?? message);
    if (!answer.accepted || !('assertion' in message)) {
      this.#said.push({ at, message, answer });
      return;
    }
    const final = (): MessageAnswer | undefined => run.answerOf(message.id);
    void this.#clock
      .until(() => final() !== undefined, null)
      .then(() => this.#said.push({ at, message, answer: final() ?? answer }));
  }

  #records(): readonly RunRecord[] {
    return this.#effects.records.toSorted((a, b) => a.seq - b.seq);
  }

  #rehearsal(end: RunEnded, endedAt: UtcMs): Rehearsal {
    return {
      outcome: end.outcome,
      outputs: end.outputs,
      end,
      records: this.#records(),
      effects: [...this.#effects.seen, ...this.#later.seen],
      said: this.#said,
      startedAt: this.#startedAt,
      endedAt,
      segments: this.#run.segments,
      later: this.#later.records,
    };
  }
}
