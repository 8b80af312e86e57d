import type { BusinessLookup, Effect } from '../../contracts/activities.ts';
import { FAILURE_KINDS, type FailureCode } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { parseDuration } from '../../language/schema/duration.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import { CalledRuns } from '../../rehearsal/called-runs.ts';
import { answerLookup } from '../../schedules/answer-lookup.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
import { SPEC_WORLD } from './actions.ts';

const BUILT_IN: Readonly<Record<string, Json>> = {
  claim: { claimed: true },
  'check-decision': { refused: null },
  'check-message': { refused: null },
};

/** The policies of the specification: `soc-leads` has two levels, every other one. */
function policyNamed(name: string): Json {
  const csirt = { to: [{ team: 'csirt' }], withinMs: 600_000, urgency: 'high' };
  const dora = { to: [{ person: 'dora' }], withinMs: 300_000, urgency: 'high' };
  return {
    name,
    title: name,
    levels: name === 'soc-leads' ? [csirt, dora] : [csirt],
    repeat: 0,
    endsOn: 'acknowledged',
  };
}

/** The calendar of the specification, whatever its name: 09:00 to 17:00 in Berlin, Monday to Friday, closed on 4 March. */
function businessTime(lookup: BusinessLookup): Json {
  const holidays = [{ date: '2026-03-04', name: 'Founders day' }];
  const answered = answerLookup(lookup, aCalendar({ holidays }));
  if (!answered.ok) throw new TypeError(answered.failure.message);
  return answered.output;
}

/**
 * Answers of a spec run. Keys, the first that is there: `ask path` (kind and path), a path, an action, a kind. An answer
 * is an output, or `{gives}`, `{fail, retryAfter, status}` or `{again}`, each with `after`; a list answers the calls in
 * turn and its last one repeats. What is not said is the example of the catalogue; called runs end as `calls` says.
 */
export class ScriptAnswers implements Answers {
  readonly #said: JsonObject;
  readonly #calls = new Map<string, number>();

  readonly #called: CalledRuns;

  constructor({ answers = {}, calls = {} }: { answers?: JsonObject; calls?: ConstructorParameters<typeof CalledRuns>[0] }) {
    this.#said = answers;
    this.#called = new CalledRuns(calls);
  }

  answer(effect: Effect, now: UtcMs): Answer {
    const key = keysOf(effect).find((one) => this.#said[one] !== undefined);
    if (key === undefined && isChildEffect(effect)) return this.#called.answer(effect, now);
    if (key === undefined) return { afterMs: 0, settled: { status: 'succeeded', output: unsaid(effect) } };
    const call = this.#calls.get(key) ?? 0;
    this.#calls.set(key, call + 1);
    const said = this.#said[key] as Json; // it was found
    const list = Array.isArray(said) ? (said as readonly Json[]) : [said];
    return answerOf((list[Math.min(call, list.length - 1)] ?? {}) as JsonObject, now);
  }
}

function keysOf(effect: Effect): readonly string[] {
  const own = effect.kind === 'action' ? [effect.action] : [];
  const isCall = effect.kind === 'action' || effect.kind === 'notify';
  return [`${effect.kind} ${effect.path}`, ...(isCall ? [effect.path] : []), ...own, effect.kind];
}

function unsaid(effect: Effect): Json {
  if (effect.kind === 'action') return SPEC_WORLD.actions.get(effect.action)?.example.output ?? {};
  if (effect.kind === 'notify') return { sent: effect.to.map((one) => String(Object.values(one)[0])), failed: [] };
  if (effect.kind === 'lookup') return effect.what === 'policy' ? policyNamed(effect.name) : businessTime(effect);
  if (effect.kind === 'page') return { sent: effect.to.map((one) => String(Object.values(one)[0])), failed: [] };
  return BUILT_IN[effect.kind] ?? {};
}

function answerOf(
  { after, gives, fail, retryAfter, status, again, recorded, ...output }: JsonObject,
  now: UtcMs,
): Answer {
  const afterMs = milliseconds(after) ?? 0;
  const kept = typeof recorded === 'boolean' ? { recorded } : {};
  if (typeof again === 'string') {
    const failure = { code: 'throttled', message: FAILURE_KINDS.throttled.summary } as const;
    return { afterMs, ...kept, settled: { status: 'again', at: now + (milliseconds(again) ?? 0), failure } };
  }
  if (typeof fail !== 'string') return { afterMs, ...kept, settled: { status: 'succeeded', output: gives ?? output } };
  if (!(fail in FAILURE_KINDS)) throw new TypeError(`No failure has the code ${fail}`);
  const code = fail as FailureCode; // looked up
  const retryAfterMs = milliseconds(retryAfter);
  const failure = {
    code,
    message: FAILURE_KINDS[code].summary,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(typeof status === 'number' ? { upstreamStatus: status } : {}),
  };
  return { afterMs, ...kept, settled: { status: 'failed', failure } };
}

function milliseconds(written: Json | undefined): number | undefined {
  return typeof written === 'string' ? parseDuration(written) : undefined;
}

function isChildEffect(effect: Effect): effect is Extract<Effect, { kind: 'start-child' | 'find-child' | 'cancel-child' }> {
  return effect.kind === 'start-child' || effect.kind === 'find-child' || effect.kind === 'cancel-child';
}
