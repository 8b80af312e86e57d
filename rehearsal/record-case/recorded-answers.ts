import { canonicalJson, type Json, type JsonObject } from '../../contracts/json.ts';
import { FAILURE_KINDS, type Failure, type FailureCode } from '../../contracts/failure-codes.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import { allSteps } from '../../language/plan/all-steps.ts';
import type { ActionStep, Plan } from '../../language/plan/plan.ts';
import { writeDuration } from '../../language/schema/duration.ts';

type Settled = Extract<RunEvent, { type: 'step-settled' }>;

/** What actions answered, as a case writes it: one answer, or a list for the calls in the order in which they were made. */
export function recordedAnswers(plan: Plan, records: readonly RunRecord[]): JsonObject {
  const steps = actionSteps(plan);
  const settled = new Map(records.flatMap(({ event }) => (event.type === 'step-settled' ? [[event.path, event]] : [])));
  const answers = new Map<string, Json[]>();
  for (const { event } of records) {
    if (event.type !== 'step-started') continue;
    const step = steps.get(idOf(event.path));
    const end = settled.get(event.path);
    if (step === undefined || end === undefined) continue;
    const known = answers.get(step.action) ?? [];
    const isCaught = records.some((one) => 'path' in one.event && one.event.path.startsWith(`${event.path}/~catch/`));
    answers.set(step.action, [...known, ...answersOf(step, isCaught ? caughtEnd(step, end) : end)]);
  }
  return Object.fromEntries(
    [...answers].flatMap(([action, all]) => (all.length === 0 ? [] : [[action, shortest(all)]])),
  );
}

function actionSteps({ steps, onFailure, finally: last }: Plan): ReadonlyMap<string, ActionStep> {
  const all = allSteps([...steps, ...onFailure, ...last]);
  return new Map(all.flatMap((step) => (step.kind === 'action' ? [[step.id, step] as const] : [])));
}

/** `each[2]/write` is of the step `write`. */
function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\[\d+\]$/, '');
}

/** Of a failure that was caught records keep what the `catch` came to: the call failed with something that it names. */
function caughtEnd(step: ActionStep, end: Settled): Settled {
  const code = triedAgain(step.catch?.flatMap(({ on }) => on ?? []));
  return { ...end, failure: { code, message: '' } };
}

/**
 * The answers that one step had: its last one, and before it a failure for each try that did not succeed. Records keep
 * the last alone; the others failed with something that is tried again.
 */
function answersOf(step: ActionStep, { status, output, failure, attempts }: Settled): readonly Json[] {
  if (status === 'skipped' || isRefusedBefore(failure)) return [];
  const { retry } = step;
  const tries = retry?.until === undefined ? Math.max(attempts, 1) - 1 : 0;
  const earlier = Array.from({ length: tries }, () => failureAnswer(failure ?? { code: triedAgain(retry?.on) }));
  return [...earlier, failure === undefined ? (output ?? {}) : failureAnswer(failure)];
}

function triedAgain(on: readonly string[] | undefined): FailureCode {
  return on?.find((code): code is FailureCode => code in FAILURE_KINDS) ?? 'unavailable';
}

/** An input that does not fit is refused before anything is called, here as there. */
function isRefusedBefore(failure: Failure | undefined): boolean {
  return failure?.code === 'invalid-input' && failure.message.startsWith('Cannot call action');
}

function failureAnswer({ code, retryAfterMs }: Pick<Failure, 'code' | 'retryAfterMs'>): Json {
  return { fail: code, ...(retryAfterMs === undefined ? {} : { retryAfter: writeDuration(retryAfterMs) }) };
}

/** The last answer of a list repeats: what comes again at its end need not be written. A list is never one answer. */
function shortest(all: readonly Json[]): Json {
  const texts = all.map((one) => canonicalJson(one));
  const last = texts.at(-1);
  const needed = texts.findLastIndex((text) => text !== last) + 2;
  const [first] = all;
  return needed === 1 && first !== undefined && !Array.isArray(first) ? first : all.slice(0, needed);
}
