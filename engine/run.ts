import type { Effect } from '../contracts/activities.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import type { Failure, FailureCode } from '../contracts/failure-codes.ts';
import { idempotencyKey, type StepPath } from '../contracts/ids.ts';
import type { RunEvent } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { Spending } from '../language/expressions/scope.ts';
import { allSteps, topLists } from '../language/plan/all-steps.ts';
import { EXPRESSION_COST } from '../language/plan/budgets.ts';
import { CancelToken } from './cancel-token.ts';
import { CANCELLED, failed, type Ending } from './completion.ts';
import type { EffectHints, Effects, Settled } from './effects.ts';
import { earlierKeys } from './after-end/earlier-keys.ts';
import type { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import type { RunStart } from './start-run.ts';

/** History events, and bytes, after which a run moves on. */
export const SEGMENT_EVENTS = 2_000;
export const SEGMENT_BYTES = 2 * 1024 * 1024;

/** Joined events that wait from which on a run claims them many at a time, and does not wait for the next step to do so. */
export const FLOOD = 20;

/** Pause of a run that waits after events of a flood could not be claimed. */
const RELIEF_PAUSE_MS = 5_000;

/**
 * Work of expressions after which a run lets others on its worker work before its next step, and that it may do without: at
 * about 50 ns a unit the first is a tenth of a second, the second a quarter.
 */
export const BURST = 2_000_000;
export const BURST_MAX = 5_000_000;

/** Work of expressions that `onFailure` and `finally` of the playbook may take beyond the budget. */
export const TIDY_COST = 1_000_000;

/** Steps and loop turns that `onFailure` and `finally` of the playbook may take beyond the budget. */
export const TIDY_ALLOWANCE = 1_000;

/** An effect without what the run itself adds to every effect. */
export type EffectBody = Effect extends infer One
  ? One extends Effect
    ? Omit<One, 'run' | 'records' | 'idempotencyKey'>
    : never
  : never;

/** What is looked after beside the steps: what is due happens, a change is heard, what people said is written down. */
export interface Alarms {
  due(): void;
  changed(): void;
  told(): void;
}

/** Where nothing is looked after. */
export const NO_ALARMS: Alarms = { due: () => undefined, changed: () => undefined, told: () => undefined };

/** How a wait ended. */
export type Woken = 'met' | 'deadline' | 'cancelled' | 'moving-on';

/** One run in one segment: what all steps share. State that outlives the segment is in the journal alone. */
export class Run {
  readonly start: RunStart;
  readonly effects: Effects;
  readonly journal: Journal;
  readonly outbox: Outbox;
  /** Cancelled when an analyst cancels the run or a budget is exceeded. */
  readonly token = new CancelToken();
  /** Looked after while the steps of the playbook run. */
  alarms: Alarms = NO_ALARMS;
  /** Branches and turns that are open. */
  fanOut = 0;
  /** Whether a step of the plan waits for events, so that they have to be kept. */
  readonly hears: boolean;
  /** Bytes of the events that it holds: each is measured once. */
  readonly eventBytes = new WeakMap<SecurityEvent, number>();
  /** What its expressions may cost: of the budget, and before others have had their turn. */
  readonly spending: Spending = {
    left: () => Math.min(this.#expressionCostLeft, BURST_MAX - this.#burst),
    take: (units) => this.#takeExpressionCost(units),
  };
  #burst = 0;
  /** Claims what has joined; called while the run waits and a flood comes in. */
  relieve: () => Promise<void> = () => Promise.resolve();
  #relievedAt = -Infinity;
  #isMovingOn = false;
  #inFlight = 0;

  constructor(start: RunStart, effects: Effects, journal: Journal) {
    this.start = start;
    this.effects = effects;
    this.journal = journal;
    this.outbox = new Outbox(journal);
    this.hears = allSteps(topLists(start.plan)).some(({ kind }) => kind === 'waitFor');
    if (journal.cancel !== undefined || journal.abort !== undefined) this.token.cancel();
  }

  get now(): UtcMs {
    return this.effects.now();
  }

  /** When the run has lasted as long as its budget allows. */
  get deadline(): UtcMs {
    return this.journal.startedAt + this.start.plan.budgets.runTimeMs;
  }

  get isMovingOn(): boolean {
    return this.#isMovingOn;
  }

  /** Waits go on while effects are under way, so that what happens meanwhile is answered as ever. */
  get #isDrained(): boolean {
    return this.#isMovingOn && this.#inFlight === 0;
  }

  /** A flood that could not be claimed waits for some time; what comes later asks again. */
  get #isFlooded(): boolean {
    if (this.journal.joining.length < FLOOD) return false;
    return this.now >= this.#relievedAt + RELIEF_PAUSE_MS;
  }

  moveOn(): void {
    this.#isMovingOn = true;
  }

  stay(): void {
    this.#isMovingOn = false;
  }

  /** Looked at between steps: whether this segment has become too long. */
  shouldMoveOn(): boolean {
    const { events, bytes } = this.effects.segment();
    if (events >= SEGMENT_EVENTS || bytes >= SEGMENT_BYTES) this.moveOn();
    return this.#isMovingOn;
  }

  get #expressionCostLeft(): number {
    const { expressionCost = EXPRESSION_COST } = this.start.plan.budgets;
    const allowed = expressionCost + (this.journal.phase === 'steps' ? 0 : TIDY_COST);
    return allowed - (this.journal.used.expressionCost ?? 0);
  }

  #takeExpressionCost(units: number): void {
    const { used, phase } = this.journal;
    used.expressionCost = (used.expressionCost ?? 0) + units;
    this.#burst += units;
    if (this.#expressionCostLeft >= 0 || phase !== 'steps') return;
    const { expressionCost = EXPRESSION_COST } = this.start.plan.budgets;
    const message = `Cannot go on: the expressions of the run have taken more than ${expressionCost} units of work, which is its budget`;
    this.abort({ code: 'budget-expressions', message });
  }

  /** Whether its expressions have worked so long that others should have a turn before its next step. */
  get isHot(): boolean {
    return this.#burst >= BURST;
  }

  record(event: RunEvent): void {
    this.outbox.add(event, this.now);
  }

  /** A budget of the run; what tidies up has some more, because it runs where the budget may be used up. */
  allowed(budget: 'steps' | 'iterations'): number {
    return this.start.plan.budgets[budget] + (this.journal.phase === 'steps' ? 0 : TIDY_ALLOWANCE);
  }

  /** Ends the run with a failure that no `catch` sees. What tidies up is not cancelled: there it fails the step. */
  exceed(code: FailureCode, message: string): Ending {
    if (this.journal.phase !== 'steps') return failed({ code, message });
    this.abort({ code, message });
    return CANCELLED;
  }

  abort(failure: Failure): void {
    this.journal.abort ??= failure;
    this.token.cancel();
  }

  /** Number of the next completion. */
  nextOrder(): number {
    this.journal.order += 1;
    return this.journal.order;
  }

  /**
   * Carries out one attempt of an effect; the records that wait ride along. A quick action leaves them to what follows:
   * a transaction of its own would take longer than many an action.
   */
  async act(body: EffectBody, hints: EffectHints, token: CancelToken): Promise<Settled> {
    const leaves = hints.quick && body.kind === 'action' && !this.outbox.isDue(this.now);
    const records = leaves ? [] : this.outbox.take();
    const effect = {
      ...body,
      run: this.start.context,
      idempotencyKey: idempotencyKey(this.start.context.runId, body.path),
      ...(body.kind === 'action' ? earlierKeys(this, body.path) : {}),
      records,
    } as Effect; // body and the three members that it lacks are the effect
    this.#inFlight += 1;
    const tried = await this.effects.act(effect, hints, token);
    this.#inFlight -= 1;
    this.#burst = 0;
    if (!tried.recorded) this.outbox.putBack(records);
    else if (records.length > 0) this.outbox.reportLost(this.now);
    return tried.status === 'unsettled' ? this.act(body, { ...hints, quick: false }, token) : tried;
  }

  /**
   * Waits; ends early where the place is cancelled or the run moves on. A run out of time is aborted, which cancels all places
   * but those that are shielded: these wait on. A null deadline never comes.
   */
  async wait(condition: () => boolean, deadline: UtcMs | null, token: CancelToken, label: string): Promise<Woken> {
    const bounded = this.bounded(deadline);
    const isUp = (): boolean => condition() || token.requested || this.#isDrained || this.#isFlooded;
    await this.effects.until(isUp, bounded, label);
    this.#burst = 0;
    if (condition()) return 'met';
    if (token.requested) return 'cancelled';
    if (this.#isFlooded) {
      await this.relieve();
      if (this.journal.joining.length > 0) this.#relievedAt = this.now;
      return this.wait(condition, deadline, token, label);
    }
    if (this.#isDrained) return 'moving-on';
    if (deadline !== null && this.now >= deadline) return 'deadline';
    this.abort(this.outOfTime());
    return this.wait(condition, deadline, token, label);
  }

  /** Aborts a run that has used up its time. */
  checkTime(): void {
    if (this.journal.phase === 'steps' && this.now >= this.deadline) this.abort(this.outOfTime());
  }

  /** While the steps run, no wait is longer than the run may last. */
  private bounded(deadline: UtcMs | null): UtcMs | null {
    const isOver = this.journal.phase !== 'steps' || this.journal.abort !== undefined;
    return isOver ? deadline : Math.min(deadline ?? Infinity, this.deadline);
  }

  private outOfTime(): Failure {
    const minutes = Math.round(this.start.plan.budgets.runTimeMs / 60_000);
    return {
      code: 'run-time-exceeded',
      message: `Cannot go on: the run lasted ${minutes} minutes, which is its budget runTimeMs`,
    };
  }
}

/** Path of effects that belong to the run as a whole. */
export const RUN_PATH = '~run' as StepPath;
