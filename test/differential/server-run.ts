import { setTimeout as sleep } from 'node:timers/promises';
import { activityInfo, type Info } from '@temporalio/activity';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RunPort } from '../../api/run-port.ts';
import type { Effect, EffectAnswer, RunActivities } from '../../contracts/activities.ts';
import type { RunId } from '../../contracts/ids.ts';
import { childEndedSignal, handEventSignal, moveOnSignal, type RunMessage } from '../../contracts/messages.ts';
import type { RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import type { SaidMessage } from '../../rehearsal/rehearse.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { argumentsOf, type Scenario } from './compare.ts';
import { delaysOf, type ServerDelays } from './server-delays.ts';
import { Calls, referenceOf, shifted, type Reference } from './reference.ts';
import type { DELAY_MS_MAX } from './steady.ts';
import type { SeenWhole } from './timeless.ts';
import { answeredBy } from '../workflows/answered-by.ts';

/** Who speaks to the runs of a server. */
export interface Speaker {
  readonly client: Client;
  /** The product's own port to runs: starts them, and gives decisions and cancels by update. */
  readonly runs: RunPort;
}

/** A run on a server, with the id that it had. */
export type ServerRunSeen = SeenWhole & { readonly runId: RunId; readonly delays: Delays };

/** Longest time by which something of each kind came late, in milliseconds. */
export type Delays = Readonly<Record<keyof typeof DELAY_MS_MAX | 'task', number>>;

const PAUSE_MS = 40;
/** A run that is not where its message was said by then has taken another path: it is said anyway, and the traces differ. */
const LATE_MS_MAX = 15_000;
const RUN_MS_MAX = 120_000;
const DELIVERIES_MAX = 20;

/**
 * A scenario on a real server, in real time. The upstreams are faked where the product ends: activities give the
 * scenario's answers, and the same answer to the same call, because Temporal may repeat a local one.
 */
export class ServerRun {
  readonly workflowId: string;
  readonly #scenario: Scenario;
  readonly #speaker: Speaker;
  readonly #reference: Reference;
  readonly #others: Answers;
  readonly #records = new Map<number, RunRecord>();
  readonly #effects: SeenEffect[] = [];
  readonly #calls = new Calls();
  readonly #done = new Set<string>();
  readonly #following: Promise<void>[] = [];
  readonly #said: SaidMessage[] = [];
  readonly #delays = { answer: 0, timer: 0, message: 0, task: 0 };
  #ended = false;

  private constructor(speaker: Speaker, scenario: Scenario, workflowId: string, reference: Reference) {
    this.#speaker = speaker;
    this.#scenario = scenario;
    this.workflowId = workflowId;
    this.#reference = reference;
    this.#others = scenario.answers();
  }

  static async prepare(speaker: Speaker, scenario: Scenario, workflowId: string): Promise<ServerRun> {
    return new ServerRun(speaker, scenario, workflowId, await referenceOf(scenario));
  }

  /** Carries out an effect of the run. Temporal may repeat a local call; that is not one more call. */
  async answer(effect: Effect, { isLocal, currentAttemptScheduledTimestampMs: askedAt }: Info): Promise<EffectAnswer> {
    for (const record of effect.records) this.#records.set(record.seq, record);
    const { key, isNew } = this.#calls.take(effect, isLocal);
    if (isNew) this.#effects.push({ at: Date.now(), effect });
    const known = this.#reference.answers.get(key);
    const answer = known === undefined ? this.#others.answer(effect, Date.now()) : shifted(known, effect);
    if (answer.afterMs > 0) await sleep(answer.afterMs);
    this.#done.add(key);
    this.#late('answer', askedAt + answer.afterMs);
    if (answer.follows !== undefined && isNew) this.#following.push(this.#follow(answer.follows));
    return { ...answer.settled, recorded: answer.recorded ?? true };
  }

  /** Says what follows from an answer, unless the run ends before. */
  async #follow({ afterMs, message }: NonNullable<Answer['follows']>): Promise<void> {
    const dueAt = Date.now() + afterMs;
    await this.#until(() => Date.now() >= dueAt, Infinity);
    if (this.#ended) return;
    this.#late('message', dueAt);
    await this.#say(message);
  }

  /** Known once the first record has come, which may be later than the first effect. */
  get #startedAt(): UtcMs | undefined {
    const first = this.#records.get(1);
    return first === undefined ? undefined : Date.parse(first.at);
  }

  /** Runs it to its end and says what has to be said. */
  async play(): Promise<ServerRunSeen> {
    const started = await this.#speaker.runs.start(argumentsOf(this.#scenario), this.workflowId);
    if (started.kind !== 'started') throw new TypeError(`The run did not start: ${started.kind}`);
    const speaking = this.#speak();
    const result = await this.#result();
    this.#ended = true;
    await speaking;
    await Promise.all(this.#following);
    const records = [...this.#records.values()].sort((a, b) => a.seq - b.seq);
    const seen = { records, effects: this.#effects, said: this.#said, segments: await this.#segments() };
    return { ...result, ...seen, runId: started.runId, delays: this.#delays };
  }

  async #result(): Promise<{ outcome: string }> {
    const handle = this.#speaker.client.workflow.getHandle(this.workflowId);
    const result = handle.result() as Promise<{ outcome: string }>; // what playbookRun returns
    const late = new AbortController();
    const tooLate = sleep(RUN_MS_MAX, undefined, { signal: late.signal }).then(() => {
      throw new TypeError(`The run waits for ever: ${JSON.stringify([...this.#records.values()].at(-1))}`);
    });
    try {
      return await Promise.race([result, tooLate]);
    } finally {
      late.abort();
      await Promise.allSettled([tooLate]);
    }
  }

  async #speak(): Promise<void> {
    const answers: Promise<void>[] = [];
    for (const { afterMs, say, calls } of this.#reference.points.toSorted((a, b) => a.afterMs - b.afterMs)) {
      await this.#until(() => this.#startedAt !== undefined && Date.now() >= this.#startedAt + afterMs, Infinity);
      await this.#until(() => calls.every((call) => this.#done.has(call)), LATE_MS_MAX);
      if (this.#ended) break;
      this.#late('message', (this.#startedAt ?? 0) + afterMs);
      const message = say(this.#effects);
      if (message !== undefined) answers.push(this.#say(message));
    }
    await Promise.all(answers);
  }

  #late(what: keyof Delays, dueAt: UtcMs): void {
    this.#delays[what] = Math.max(this.#delays[what], Date.now() - dueAt);
  }

  /** Whatever comes, the run hears of it by a task. */
  #wasLate({ timer, task }: ServerDelays): void {
    this.#delays.timer = Math.max(this.#delays.timer, timer);
    this.#delays.task = Math.max(this.#delays.task, task);
  }

  async #until(holds: () => boolean, msMax: number): Promise<void> {
    for (const deadline = Date.now() + msMax; !this.#ended && !holds() && Date.now() < deadline;) await sleep(PAUSE_MS);
  }

  async #say(message: RunMessage): Promise<void> {
    const handle = this.#speaker.client.workflow.getHandle(this.workflowId);
    const at = Date.now();
    if (message.type === 'event') return unlessEnded(handle.signal(handEventSignal, message.event));
    if (message.type === 'child-ended') return unlessEnded(handle.signal(childEndedSignal, message.path));
    if (message.type === 'move-on') {
      await unlessEnded(handle.signal(moveOnSignal));
      this.#said.push({ at, message, answer: { accepted: true } });
      return;
    }
    for (let delivery = 1; delivery <= DELIVERIES_MAX; delivery++) {
      const delivered = await this.#speaker.runs.deliver(this.workflowId, message);
      if (delivered.kind === 'answered') this.#said.push({ at, message, answer: delivered.answer });
      if (delivered.kind !== 'unreachable') return;
      await sleep(PAUSE_MS);
    }
  }

  /** How many executions there were: each ended history names the next. */
  async #segments(): Promise<number> {
    const { workflow } = this.#speaker.client;
    let runId = (await workflow.getHandle(this.workflowId).describe()).raw.workflowExecutionInfo?.firstRunId ?? '';
    for (let segments = 1; ; segments++) {
      const { events } = await workflow.getHandle(this.workflowId, runId).fetchHistory();
      this.#wasLate(delaysOf(events ?? []));
      const next = events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
      if (next === undefined || next === null) return segments;
      runId = next;
    }
  }
}

/** A run that has ended meanwhile hears nothing any more, as on the virtual clock. */
async function unlessEnded(signalled: Promise<void>): Promise<void> {
  try {
    await signalled;
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** The activities of a worker, for all runs on it. */
export function activitiesOf(runs: ReadonlyMap<string, ServerRun>): RunActivities {
  const answer = (effect: Effect): Promise<EffectAnswer> => {
    const run = runs.get(effect.run.workflowId);
    if (run === undefined) throw new TypeError(`Nobody answers for ${effect.run.workflowId}`);
    return run.answer(effect, activityInfo());
  };
  return answeredBy(answer);
}
