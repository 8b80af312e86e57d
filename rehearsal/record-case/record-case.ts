import type { JsonObject } from '../../contracts/json.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { recordedAnswers } from './recorded-answers.ts';
import { recordedCalls } from './recorded-calls.ts';
import { recordedScript } from './recorded-script.ts';
import { recordedWebhook } from './recorded-webhook.ts';

/** A run that has ended, as its records tell it. */
export interface RecordedRun {
  readonly run: string;
  readonly tenant: string;
  readonly plan: Plan;
  /** All of them, in order. */
  readonly records: readonly RunRecord[];
  /** What started it, as a case writes it. Records name an event and do not hold it. */
  readonly event?: JsonObject;
}

/**
 * A case out of a run: what it was given, what the world and people answered, and how it came out. What a playbook masks is
 * masked here too. Answers take no time in a case, so that what a run did because something was slow cannot be in it.
 *
 * @returns undefined for a run that has not ended
 */
export function recordCase(recorded: RecordedRun): CaseDocument | undefined {
  const { run, tenant, plan, records } = recorded;
  const began = eventsOf(records, 'run-started')[0];
  const ended = eventsOf(records, 'run-ended')[0];
  const startedAt = records[0]?.at;
  if (began === undefined || ended === undefined || startedAt === undefined) return undefined;
  const when = recordedScript(records, Date.parse(startedAt));
  return {
    apiVersion: 'watchbill/v1',
    kind: 'Case',
    playbook: plan.name,
    name: run.toLowerCase(),
    title: `Run ${run} ended ${ended.outcome}`,
    given: { tenant, now: startedAt, ...givenOf(began, recorded, Date.parse(startedAt)) },
    ...(when.length === 0 ? {} : { when: [...when] }),
    expect: expectedOf(ended, records),
  };
}

type Given = NonNullable<CaseDocument['given']>;

function givenOf(
  began: Extract<RunEvent, { type: 'run-started' }>,
  { tenant, plan, records, event }: RecordedRun,
  at: UtcMs,
): Given {
  const { inputs, starter } = began;
  const called = recordedWebhook(plan, { began, tenant, at });
  const answers = recordedAnswers(plan, records);
  const calls = recordedCalls(records);
  return {
    ...(event === undefined ? {} : { event }),
    ...(called ?? (Object.keys(inputs).length === 0 ? {} : { inputs })),
    ...(starter.kind === 'person' ? { starter: starter.person } : {}),
    ...(Object.keys(answers).length === 0 ? {} : { answers }),
    ...(Object.keys(calls).length === 0 ? {} : { calls }),
  };
}

type Expected = CaseDocument['expect'];

function expectedOf(
  { outcome, failure }: Extract<RunEvent, { type: 'run-ended' }>,
  records: readonly RunRecord[],
): Expected {
  const path = eventsOf(records, 'step-settled').flatMap((step) => (step.status === 'skipped' ? [] : [step.path]));
  const code = failure?.ownCode ?? failure?.code;
  return {
    outcome,
    ...(code === undefined ? {} : { failure: code }),
    ...(path.length === 0 ? {} : { path, exactly: true }),
  };
}

/** The same case where steps that ran side by side ended in another order: what each came to, instead of the path. */
export function withoutOrder(document: CaseDocument, records: readonly RunRecord[]): CaseDocument {
  const settled = eventsOf(records, 'step-settled').map(({ path, status }) => [path, status] as const);
  const { path: _path, exactly: _exactly, ...expected } = document.expect;
  return { ...document, expect: { ...expected, statuses: Object.fromEntries(settled) } };
}

function eventsOf<Type extends RunEvent['type']>(records: readonly RunRecord[], type: Type) {
  return records.flatMap(({ event }) => (event.type === type ? [event as Extract<RunEvent, { type: Type }>] : []));
}
