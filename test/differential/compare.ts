import { runIdOf, type RunId } from '../../contracts/ids.ts';
import { digest, type Json } from '../../contracts/json.ts';
import type { RunArguments, RunEvent, RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import { rehearse, type Rehearsal, type SaidMessage, type ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { aStart, MONDAY } from '../engine/plans.ts';
import type { Sandbox } from './sandbox.ts';
import { runInSandbox, type SandboxRun } from './sandbox-run.ts';

/** What both sides are given. Answers are made anew for each side, because sequences have a position. */
export interface Scenario {
  readonly plan: Plan;
  readonly answers: () => Answers;
  readonly script: readonly ScriptedMessage[];
  readonly start?: Partial<RunStart>;
  /** @default a Monday morning */
  readonly startedAt?: UtcMs;
}

/** What must be the same on both sides: per path the transitions with their moments, and how the run ended. */
export interface Trace {
  readonly outcome: string;
  readonly byPath: Readonly<Record<string, readonly { readonly at: string; readonly event: RunEvent }[]>>;
  readonly said: readonly string[];
  readonly segments: number;
}

const WORKFLOW_ID = 't-0/tried/differential';

/**
 * Both traces without the answers that only one side can give: on Temporal, who decides while the run moves on hears
 * `being-checked`, and what became of it stands in the ledger; the rehearsal waits for it.
 */
export function comparable<One extends Pick<Trace, 'said'>>(sandbox: One, rehearsal: One): readonly [One, One] {
  const pending = sandbox.said.filter((line) => line.includes('being-checked')).map((line) => line.split(' ')[0] ?? '');
  const without = (trace: One): One => ({
    ...trace,
    said: trace.said.filter((line) => !pending.some((id) => line.startsWith(`${id} `))),
  });
  return [without(sandbox), without(rehearsal)];
}

/** Runs a scenario on the virtual clock. */
export async function traceOfRehearsal(scenario: Scenario): Promise<Trace> {
  return traceOf(await rehearsalOf(scenario));
}

/** Runs a scenario on the virtual clock under this id of a workflow and of its first execution. */
export async function rehearsalOf(
  scenario: Scenario,
  workflowId: string = WORKFLOW_ID,
  runId: RunId = runIdOf(WORKFLOW_ID, 'first'),
): Promise<Rehearsal> {
  const { context, ...start } = startOf(scenario);
  const rehearsal = await rehearse(
    { ...start, context: { ...context, workflowId, runId } },
    scenario.startedAt ?? MONDAY,
    scenario.answers(),
    scenario.script,
  );
  if ('stuck' in rehearsal) throw new TypeError('The rehearsal waits for ever');
  return rehearsal;
}

/** Runs a scenario through the Temporal adapter in the sandbox. */
export async function traceOfSandbox(sandbox: Sandbox, scenario: Scenario): Promise<Trace> {
  return traceOf(await sandboxRunOf(sandbox, scenario));
}

/** Runs a scenario through the Temporal adapter and tells all that was seen of it. */
export function sandboxRunOf(sandbox: Sandbox, scenario: Scenario): Promise<SandboxRun> {
  return runInSandbox(
    sandbox,
    argumentsOf(scenario),
    { workflowId: WORKFLOW_ID, startedAt: scenario.startedAt ?? MONDAY },
    scenario.answers(),
    scenario.script,
  );
}

/** What the workflow of a scenario is started with. */
export function argumentsOf(scenario: Scenario): RunArguments {
  const { tenant, inputs, starter, event, section, parent, plan } = startOf(scenario);
  return {
    tenant,
    plan: { playbook: plan.name, sha256: digest(plan as unknown as Json) },
    planBody: plan as unknown as Json,
    inputs,
    starter,
    trigger: 0,
    ...(event === undefined ? {} : { event }),
    ...(section === undefined ? {} : { section }),
    ...(parent === undefined ? {} : { parent }),
  };
}

const startOf = ({ plan, start }: Scenario): RunStart => aStart(plan, start);

/** What a trace is made of. */
export interface Seen {
  readonly outcome: string;
  readonly records: readonly RunRecord[];
  readonly said: readonly SaidMessage[];
  readonly segments: number;
}

/** The trace of a run on any side. */
export function traceOf({ outcome, records, said, segments }: Seen): Trace {
  const byPath: Record<string, { at: string; event: RunEvent }[]> = {};
  for (const { at, event } of records) {
    const path = 'path' in event ? event.path : event.type;
    (byPath[path] ??= []).push({ at, event });
  }
  const answers = said
    .filter(({ message }) => message.type !== 'event' && message.type !== 'child-ended')
    .map(({ message, answer }) => `${'id' in message ? message.id : message.type} ${JSON.stringify(answer)}`);
  return { outcome, byPath, said: answers.toSorted(), segments };
}
