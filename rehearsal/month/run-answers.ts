import { checkInput } from '../../actions/check-input.ts';
import type {
  ActionEffect,
  BusinessLookup,
  Effect,
  NotifyEffect,
  PageEffect,
  TellTaskEffect,
} from '../../contracts/activities.ts';
import { FAILURE_KINDS, type FailureCode } from '../../contracts/failure-codes.ts';
import type { Json } from '../../contracts/json.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { answerLookup, calendarOf } from '../../schedules/answer-lookup.ts';
import { findRecipients } from '../../tenants/find-recipients.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import type { Answer, Answers } from '../answers.ts';
import { limitedBy } from './api-limits.ts';
import type { ApiUse } from './api-use.ts';
import type { Estate } from './estate.ts';
import { isOut, spanAt, type Faults } from './faults.ts';
import type { CallEffect, Calls } from './month-calls.ts';
import { questionOf, type Question } from './question-of.ts';
import { drawn, drawnBetween } from './seeded.ts';

/** What all runs of a rehearsal share. */
export interface MonthWorld {
  readonly estate: Estate;
  readonly faults: Faults;
  readonly seed: number;
  readonly use: ApiUse;
}

/** Whoever watches a run. */
export interface RunWatcher {
  /** People are asked; the question has reached them at this moment. */
  asked(question: Question, at: UtcMs): void;
  /** A message was sent. */
  notified(effect: NotifyEffect, at: UtcMs): void;
}

/** The run that is answered. */
export interface AnsweredRun {
  /** Number of the run within the rehearsal. */
  readonly number: number;
  readonly tenant: Tenant;
  readonly watcher: RunWatcher;
  readonly calls: Calls;
}

/** Mail goes out over this connection, whatever asks for it. */
const MAIL = 'smtp';
/** Longest and shortest time of an answer, in milliseconds, by what is asked. */
const LATENCY_MS = { read: [100, 800], write: [300, 2_000], mail: [400, 2_000], ledger: [10, 60] } as const;

/**
 * The simulated world: an action answers with the example of its catalogue entry after a drawn time, mail arrives, and what
 * the faults say does not. An effect that is under way when the worker stops is lost, and tried again when it is back.
 */
export class RunAnswers implements Answers {
  readonly #world: MonthWorld;
  readonly #run: AnsweredRun;

  constructor(world: MonthWorld, run: AnsweredRun) {
    this.#world = world;
    this.#run = run;
  }

  answer(effect: Effect, now: UtcMs): Answer {
    const answer = this.#answerOf(effect, now);
    const isLost = this.#world.faults.outages.some(
      ({ what, from }) => what === 'worker' && now < from && from <= now + answer.afterMs,
    );
    return isLost ? { ...answer, afterMs: Infinity } : answer;
  }

  #answerOf(effect: Effect, now: UtcMs): Answer {
    switch (effect.kind) {
      case 'action':
        return this.#answerAction(effect, now);
      case 'notify':
        return this.#sendMail(effect, now);
      case 'check-decision':
        return this.#inLedger(effect, now, { refused: null });
      case 'claim':
        return this.#inLedger(effect, now, { claimed: true });
      case 'ask':
        return this.#ask(effect, now);
      case 'lookup':
        return effect.what === 'policy' ? this.#policy(effect.name) : this.#business(effect);
      case 'page':
        return this.#page(effect, now);
      case 'tell-task':
        return this.#tellTask(effect, now);
      case 'start-child':
      case 'find-child':
      case 'cancel-child':
      case 'report-end':
        return this.#answerCall(effect, now);
      case 'check-message':
        return this.#inLedger(effect, now, { refused: null });
      case 'flush':
        return this.#inLedger(effect, now, {});
    }
  }

  #answerAction(effect: ActionEffect, now: UtcMs): Answer {
    const { estate, faults } = this.#world;
    const signature = estate.actions.get(effect.action);
    const isRead = signature?.impact === 'read';
    const afterMs = this.#latency(effect, isRead ? 'read' : 'write');
    const misfit = signature === undefined ? undefined : checkInput(signature, effect.input);
    if (misfit !== undefined) return { afterMs: 0, settled: { status: 'failed', failure: misfit } };
    const isLedgerOut = isOut(faults, 'ledger', now);
    if (isLedgerOut && !isRead) return fails('ledger-unavailable', { afterMs, recorded: false });
    const upstream = signature?.needs.connection ?? effect.action;
    const api = signature === undefined ? upstream : limitedBy(signature, faults);
    const refused = this.#call(upstream, now, { api, afterMs, account: this.#run.tenant.id, times: 1 });
    return { ...(refused ?? gives(signature?.example.output ?? {}, afterMs)), recorded: !isLedgerOut };
  }

  #sendMail(effect: NotifyEffect, now: UtcMs): Answer {
    const afterMs = this.#latency(effect, 'mail');
    if (isOut(this.#world.faults, 'ledger', now)) return fails('ledger-unavailable', { afterMs, recorded: false });
    const { tenant, watcher } = this.#run;
    const { people } = findRecipients(tenant.id, this.#world.estate.directory, effect.to);
    const refused = this.#mail(people.length, now, afterMs);
    if (refused !== undefined) return refused;
    watcher.notified(effect, now + afterMs);
    return gives({ sent: people.map(({ name }) => name), failed: [] }, afterMs);
  }

  #business(lookup: BusinessLookup): Answer {
    const { calendars } = this.#world.estate.directory;
    const { tenant } = this.#run;
    const calendar = calendarOf({ calendars, tenants: new Map([[tenant.id, tenant]]) }, lookup);
    const answered = answerLookup(lookup, calendar);
    return answered.ok ? gives(answered.output, 0) : fails(answered.failure.code, { afterMs: 0 });
  }

  #policy(name: string): Answer {
    const policy = this.#world.estate.directory.policies.get(name);
    return policy === undefined ? fails('not-configured', { afterMs: 0 }) : gives(policy as unknown as Json, 0); // plain data
  }

  /** Whoever is called gets mail, whether the ledger is there or not. */
  #page(effect: PageEffect, now: UtcMs): Answer {
    const afterMs = this.#latency(effect, 'mail');
    const { people, missing } = findRecipients(this.#run.tenant.id, this.#world.estate.directory, effect.to);
    if (people.length === 0) return fails('not-configured', { afterMs });
    const sent = people.map(({ name }) => name);
    return this.#mail(people.length, now, afterMs) ?? gives({ sent, failed: missing }, afterMs);
  }

  /** An approval is open once it is in the ledger; mail that does not arrive does not close it. */
  #ask(effect: Extract<Effect, { kind: 'ask' }>, now: UtcMs): Answer {
    const answer = this.#inLedger(effect, now, {});
    const question = questionOf(effect);
    if (answer.settled.status !== 'succeeded' || question === undefined) return answer;
    const { people } = findRecipients(this.#run.tenant.id, this.#world.estate.directory, question.by);
    this.#mail(people.length, now, answer.afterMs);
    this.#run.watcher.asked(question, now + answer.afterMs);
    return answer;
  }

  /** A task is in the ledger already; people hear of it by mail. */
  #tellTask(effect: TellTaskEffect, now: UtcMs): Answer {
    const afterMs = this.#latency(effect, 'mail');
    const recorded = !isOut(this.#world.faults, 'ledger', now);
    const question = questionOf(effect);
    const { people } = findRecipients(this.#run.tenant.id, this.#world.estate.directory, effect.to);
    const refused = this.#mail(people.length, now, afterMs);
    if (refused !== undefined) return { ...refused, recorded };
    if (question !== undefined) this.#run.watcher.asked(question, now + afterMs);
    return { ...gives({ sent: people.map(({ name }) => name), failed: [] }, afterMs), recorded };
  }

  /** Without the ledger no run begins, and nobody knows what became of one; to cancel and to tell an end needs none. */
  #answerCall(effect: CallEffect, now: UtcMs): Answer {
    const afterMs = this.#latency(effect, 'ledger');
    const isLedgerOut = isOut(this.#world.faults, 'ledger', now);
    const isBlocked = effect.kind === 'start-child' || effect.kind === 'find-child';
    if (isLedgerOut && isBlocked) return fails('ledger-unavailable', { afterMs, recorded: false });
    return { afterMs, settled: this.#run.calls.answer(effect, now + afterMs), recorded: !isLedgerOut };
  }

  #inLedger(effect: Effect, now: UtcMs, output: Json): Answer {
    const afterMs = this.#latency(effect, 'ledger');
    return isOut(this.#world.faults, 'ledger', now)
      ? fails('ledger-unavailable', { afterMs, recorded: false })
      : gives(output, afterMs);
  }

  #mail(times: number, at: UtcMs, afterMs: number): Answer | undefined {
    const { connections, id } = this.#run.tenant;
    return this.#call(MAIL, at, { afterMs, account: connections.smtp?.from ?? id, times });
  }

  /** Counts a call. Undefined: the upstream takes it. */
  #call(
    upstream: string,
    at: UtcMs,
    call: { readonly api?: string; readonly account: string; readonly times: number; readonly afterMs: number },
  ): Answer | undefined {
    const { faults, use } = this.#world;
    const { api = upstream, account, times, afterMs } = call;
    use.count({ upstream, api, account, at, run: this.#run.number, times });
    if (isOut(faults, upstream, at)) return fails('unavailable', { afterMs });
    const throttling = spanAt(
      faults.throttling.filter(({ what }) => what === upstream),
      at,
    );
    if (throttling === undefined || use.inMinute(upstream, account, at) <= throttling.perMinute) return undefined;
    return fails('throttled', { afterMs, retryAfterMs: 60_000 - (at % 60_000) });
  }

  #latency({ run, path, attempt, kind }: Effect, what: keyof typeof LATENCY_MS): number {
    const [least, most] = LATENCY_MS[what];
    return drawnBetween(least, most, drawn(this.#world.seed, 'latency', run.runId, path, kind, attempt));
  }
}

function gives(output: Json, afterMs: number): Answer {
  return { afterMs, settled: { status: 'succeeded', output } };
}

function fails(
  code: FailureCode,
  { afterMs, recorded = true, retryAfterMs }: { afterMs: number; recorded?: boolean; retryAfterMs?: number },
): Answer {
  const failure = {
    code,
    message: FAILURE_KINDS[code].summary,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return { afterMs, recorded, settled: { status: 'failed', failure } };
}
