import { checkInput } from '../actions/check-input.ts';
import type { ActionEffect, BusinessLookup, Effect, EscalationPolicy } from '../contracts/activities.ts';
import { FAILURE_KINDS, type Failure, type FailureCode } from '../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import { parseDuration } from '../language/schema/duration.ts';
import type { ActionSignatures } from '../language/schema/action-signature.ts';
import { answerLookup, calendarOf } from '../schedules/answer-lookup.ts';
import type { Directory } from '../tenants/tenant.ts';
import type { Answer, Answers } from './answers.ts';
import { CalledRuns } from './called-runs.ts';
import { InTurn } from './in-turn.ts';

type Given = NonNullable<CaseDocument['given']>;

/** Documents that steps look up. */
export type CaseEstate = Partial<Pick<Directory, 'policies' | 'calendars' | 'tenants'>>;

const USUAL_HOURS = ['09:00-17:00'];
const USUAL_CALENDAR: CalendarDocument = {
  apiVersion: 'watchbill/v1',
  kind: 'Calendar',
  name: 'usual-hours',
  title: 'Usual hours',
  timezone: 'UTC',
  businessHours: {
    monday: USUAL_HOURS,
    tuesday: USUAL_HOURS,
    wednesday: USUAL_HOURS,
    thursday: USUAL_HOURS,
    friday: USUAL_HOURS,
  },
};

/** How long the one level of a policy that no document describes has. */
const POLICY_MS = 15 * 60_000;

/**
 * The answers of a case: by action an output, or a list for the calls in turn whose last one repeats. `{fail, retryAfter}`
 * is a failure, and `after` beside it, or beside `output`, says how long it takes. An action that the case does not name returns the example of its catalogue entry. An input that production
 * would refuse is refused here too, and uses up no answer.
 */
export class CaseAnswers implements Answers {
  readonly #stubs: InTurn;
  readonly #estate: CaseEstate;
  readonly #actions: ActionSignatures;
  readonly #called: CalledRuns;

  constructor(
    { answers = {}, calls = {} }: Pick<Given, 'answers' | 'calls'>,
    actions: ActionSignatures,
    estate: CaseEstate = {},
  ) {
    this.#stubs = new InTurn(answers);
    this.#estate = estate;
    this.#actions = actions;
    this.#called = new CalledRuns(calls);
  }

  answer(effect: Effect, now: UtcMs): Answer {
    switch (effect.kind) {
      case 'action':
        return this.#answerAction(effect);
      case 'notify':
      case 'tell-task':
      case 'page':
        return gives({ sent: effect.to.map(nameOf), failed: [] });
      case 'check-decision':
      case 'check-message':
        return gives({ refused: null });
      case 'claim':
        return gives({ claimed: true });
      case 'lookup':
        return effect.what === 'policy' ? this.#policy(effect.name) : this.#business(effect);
      case 'start-child':
      case 'find-child':
      case 'cancel-child':
        return this.#called.answer(effect, now);
      case 'ask':
      case 'report-end':
      case 'flush':
        return gives({});
    }
  }

  /** By a calendar of the documents; one that no document describes has 09:00 to 17:00 UTC from Monday to Friday. */
  #business(lookup: BusinessLookup): Answer {
    const { calendars = new Map(), tenants = new Map() } = this.#estate;
    const answered = answerLookup(lookup, calendarOf({ calendars, tenants }, lookup) ?? USUAL_CALENDAR);
    return answered.ok ? gives(answered.output) : failsWith(answered.failure);
  }

  /** A policy of the documents; one that no document describes calls the team of its name once, for 15 minutes. */
  #policy(name: string): Answer {
    const policy: EscalationPolicy = this.#estate.policies?.get(name) ?? {
      name,
      title: name,
      levels: [{ to: [{ team: name }], withinMs: POLICY_MS, urgency: 'high' }],
      repeat: 0,
      endsOn: 'acknowledged',
    };
    return gives(policy as unknown as Json); // plain data
  }

  #answerAction({ action, input }: ActionEffect): Answer {
    const signature = this.#actions.get(action);
    const misfit = signature === undefined ? undefined : checkInput(signature, input);
    if (misfit !== undefined) return failsWith(misfit);
    const stub = this.#stubs.next(action);
    return stub === undefined ? gives(signature?.example.output ?? {}) : read(stub);
  }
}

function gives(output: Json): Answer {
  return { afterMs: 0, settled: { status: 'succeeded', output } };
}

function failsWith(failure: Failure): Answer {
  return { afterMs: 0, settled: { status: 'failed', failure } };
}

function read(stub: Json): Answer {
  const said = stub as JsonObject;
  const failure = failureOf(said);
  const afterMs = latencyOf(said, failure);
  if (afterMs === undefined) return failure === undefined ? gives(stub) : failsWith(failure);
  return { ...(failure === undefined ? gives(said['output'] ?? null) : failsWith(failure)), afterMs };
}

/** Milliseconds that an answer takes. An output that has a member `after` of its own is no latency. */
function latencyOf({ after, output }: JsonObject, failure: Failure | undefined): number | undefined {
  const isLatency = typeof after === 'string' && (failure !== undefined || output !== undefined);
  return isLatency ? parseDuration(after) : undefined;
}

function failureOf({ fail, retryAfter }: JsonObject): Failure | undefined {
  if (typeof fail !== 'string' || !(fail in FAILURE_KINDS)) return undefined;
  const code = fail as FailureCode; // it is a member of the closed list
  const retryAfterMs = typeof retryAfter === 'string' ? parseDuration(retryAfter) : undefined;
  return { code, message: FAILURE_KINDS[code].summary, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function nameOf(recipient: object): string {
  return String(Object.values(recipient)[0]);
}
