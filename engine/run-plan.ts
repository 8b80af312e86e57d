import { invariant } from '../contracts/invariant.ts';
import { jsonBytes, type Json, type JsonObject } from '../contracts/json.ts';
import { renderValues } from '../language/expressions/render-value.ts';
import type { Deadline, Step } from '../language/plan/plan.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import { isOverdue } from './alarms.ts';
import { Beside } from './beside.ts';
import type { RunEvent } from '../contracts/run.ts';
import { CancelToken } from './cancel-token.ts';
import type { Completion } from './completion.ts';
import type { RunEnd } from './effects.ts';
import { flushAll } from './flush.ts';
import { claim, claimJoined, leaveJoining } from './join-events.ts';
import { returnEvents, returnLastEvents } from './late-events.ts';
import { enterFrame, type RunEnding } from './journal.ts';
import { endPause } from './pause.ts';
import type { Place } from './place.ts';
import { reportEnd } from './report-end.ts';
import type { Run } from './run.ts';
import { runSteps } from './run-steps.ts';
import { topScope } from './top-scope.ts';
import { undoEntries } from './undo/undo-entries.ts';
import { unwind } from './undo/unwind.ts';

/*
 * The life of a run:
 *
 *   claim (runs of events: another run may have the event) → steps → onBreach (if the deadline passed) → onFailure (if they failed), undo
 *   → finally → ended
 *
 *   take-back (a run that rolls back one that has ended) → ended
 *
 * The phase is in the journal. `finally` is shielded: neither a cancel nor a budget ends it, only its own timeouts do.
 */

/** Bytes of journal that a run may carry into its next segment. */
export const JOURNAL_BYTES = 512 * 1024;

/** Pause before a claim that could not be made is tried again. */
const CLAIM_PAUSE_MS = 5_000;

const MOVED_ON = 'moved-on';

/** Runs the plan from where the journal stands to its end, or to the end of the segment. */
export async function runPlan(run: Run): Promise<RunEnd> {
  for (;;) {
    const moved = await runPhases(run);
    if (moved !== MOVED_ON) return ended(run);
    const bytes = jsonBytes(run.journal as unknown as Json);
    if (bytes <= JOURNAL_BYTES || run.journal.abort !== undefined)
      return { kind: 'moved-on', journal: run.journal as unknown as Json };
    run.stay();
    run.abort({
      code: 'journal-too-large',
      message: `Cannot carry the run on: its state has ${bytes} bytes, the limit is ${JOURNAL_BYTES}. Keep fewer or smaller outputs`,
    });
  }
}

/** To be called when a run that has ended has answered everybody: its end, or that it goes on to give events back. */
export async function leaveRun(run: Run): Promise<RunEnd> {
  if ((await returnLastEvents(run)) !== 'moving-on') return ended(run);
  return { kind: 'moved-on', journal: run.journal as unknown as Json };
}

async function runPhases(run: Run): Promise<typeof MOVED_ON | undefined> {
  const { journal, start } = run;
  if (journal.seq === 0) run.record(startOf(start));
  if (journal.phase === 'claim' && (await claimStart(run)) === MOVED_ON) return MOVED_ON;
  if (journal.phase === 'steps' && (await runMain(run)) === MOVED_ON) return MOVED_ON;
  if (journal.phase === 'on-breach' && (await runOnBreach(run)) === MOVED_ON) return MOVED_ON;
  if (journal.phase === 'on-failure' && (await runOnFailure(run)) === MOVED_ON) return MOVED_ON;
  if (journal.phase === 'finally' && (await runLast(run)) === MOVED_ON) return MOVED_ON;
  if (journal.phase === 'take-back' && (await takeBack(run)) === MOVED_ON) return MOVED_ON;
  return runEnd(run);
}

/** Tells of the end, and gives back what came too late, also while the end was told. */
async function runEnd(run: Run): Promise<typeof MOVED_ON | undefined> {
  if ((await flushAll(run)) === 'moving-on') return MOVED_ON;
  if ((await reportEnd(run)) === 'moving-on') return MOVED_ON;
  return (await returnEvents(run)) === 'moving-on' ? MOVED_ON : undefined;
}

function startOf({ inputs, starter, origin }: Run['start']): RunEvent {
  const from = origin === undefined ? {} : { origin: { kind: origin.kind, run: origin.run } };
  return { type: 'run-started', inputs, starter, ...from };
}

/** An event belongs to one chain of runs: a redelivery that started another run ends it here. */
async function claimStart(run: Run): Promise<typeof MOVED_ON | undefined> {
  const { event } = run.start;
  invariant(event !== undefined, 'Only a run of an event claims');
  const { root } = run.journal;
  if (root.nextAt !== undefined) {
    const woken = await run.wait(() => false, root.nextAt, new CancelToken(), 'Wait for the claim');
    if (woken === 'moving-on') return MOVED_ON;
  }
  const settled = await claim(run, event);
  if (settled.status !== 'succeeded') {
    root.nextAt = settled.status === 'again' ? settled.at : run.now + CLAIM_PAUSE_MS;
    return claimStart(run);
  }
  if ((settled.output as JsonObject)['claimed'] === true) run.journal.phase = 'steps';
  else {
    leaveJoining(run);
    end(run, { outcome: 'duplicate' }, {});
  }
  return undefined;
}

async function runMain(run: Run): Promise<typeof MOVED_ON | undefined> {
  const { journal, start } = run;
  const main = { scope: topScope(run), token: run.token.child() };
  const beside = new Beside(run, main);
  const place: Place = { ...main, frame: journal.root, path: '', depth: 1 };
  // The steps come first: what runs beside them sees what they have published, also where they are continued.
  const steps = journal.ending === undefined ? runSteps(run, stepsFrom(start), place) : undefined;
  beside.begin();
  if (steps !== undefined) {
    const completion = await steps;
    if (completion.status === 'moving-on') {
      await beside.drained();
      return MOVED_ON;
    }
    await claimJoined(run, { isLast: true });
    journal.ending = endingOf(run, completion);
    endPause(run);
  }
  if (await beside.end()) return MOVED_ON;
  journal.phase = phaseAfter(run);
  return undefined;
}

function phaseAfter(run: Run): 'on-breach' | 'on-failure' | 'finally' {
  const { ending, rollBack } = run.journal;
  if (ending?.failure?.code === 'run-deadline') return 'on-breach';
  return ending?.outcome === 'failed' || rollBack === true ? 'on-failure' : 'finally';
}

/** A run that begins at a section leaves out what stands before it. Whoever starts it has looked that there is one. */
function stepsFrom({ plan, section }: Run['start']): readonly Step[] {
  if (section === undefined) return plan.steps;
  const at = plan.steps.findIndex((step) => step.kind === 'do' && step.section === section);
  invariant(at >= 0, `The plan has no section "${section}"`);
  return plan.steps.slice(at);
}

function endingOf(run: Run, completion: Completion): RunEnding {
  const { journal } = run;
  if (journal.abort !== undefined) return { outcome: 'failed', failure: journal.abort };
  if (completion.status === 'cancelled' && isOverdue(run)) return { outcome: 'failed', failure: overdue(run) };
  if (completion.status === 'failed') return { outcome: 'failed', failure: completion.failure };
  return { outcome: completion.status === 'stopped' ? completion.outcome : completion.status };
}

function overdue(run: Run): Failure {
  const minutes = Math.round(deadlineOf(run).withinMs / 60_000);
  return {
    code: 'run-deadline',
    message: `Cannot go on: the steps were not done after ${minutes} minutes, which is the deadline of the playbook`,
  };
}

function deadlineOf({ start: { plan } }: Run): Deadline {
  invariant(plan.deadline !== undefined, 'A plan without a deadline is never late');
  return plan.deadline;
}

/** What the playbook does when its deadline has passed; then, unless it ended the run, what it does when it failed. */
async function runOnBreach(run: Run): Promise<typeof MOVED_ON | undefined> {
  const completion = await runShielded(run, '~onBreach', deadlineOf(run).onBreach);
  if (completion.status === 'moving-on') return MOVED_ON;
  const isStopped = completion.status === 'stopped';
  if (isStopped) run.journal.ending = { outcome: completion.outcome };
  // What was done is taken back after `onFailure`, and that is asked for whatever `onBreach` makes of the run.
  run.journal.phase = isStopped && run.journal.rollBack !== true ? 'finally' : 'on-failure';
  return undefined;
}

async function runOnFailure(run: Run): Promise<typeof MOVED_ON | undefined> {
  const { plan } = run.start;
  if (run.journal.ending?.outcome === 'failed') {
    const completion = await runShielded(run, '~onFailure', plan.onFailure);
    if (completion.status === 'moving-on') return MOVED_ON;
    if (completion.status === 'stopped') run.journal.ending = { outcome: completion.outcome };
  }
  // A roll-back may be asked for until now, also while the steps of `onFailure` run.
  const takesBack = plan.undoOnFailure === true || run.journal.rollBack === true;
  if (takesBack && (await unwind(run)) === 'moving-on') return MOVED_ON;
  run.journal.phase = 'finally';
  return undefined;
}

async function runLast(run: Run): Promise<typeof MOVED_ON | undefined> {
  const completion = await runShielded(run, '~finally', run.start.plan.finally);
  if (completion.status === 'moving-on') return MOVED_ON;
  const { ending } = run.journal;
  invariant(ending !== undefined, 'A run came to its finally without an ending');
  // Of a cancelled run nobody expects that it came to its outputs.
  const outputs = renderValues(run.start.plan.outputs, topScope(run).names(run.now));
  const unreadable = outputs.ok || ending.outcome === 'cancelled' ? undefined : outputs.failure;
  const failure = ending.failure ?? (completion.status === 'failed' ? completion.failure : unreadable);
  end(run, failure === undefined ? ending : { outcome: 'failed', failure }, outputs.ok ? outputs.value : {});
  return undefined;
}

/** All that a run does which takes back what another one did. */
async function takeBack(run: Run): Promise<typeof MOVED_ON | undefined> {
  if ((await unwind(run)) === 'moving-on') return MOVED_ON;
  const entries = undoEntries(run);
  const stuck = entries.filter(({ state }) => state === 'stuck');
  const titles = stuck.map(({ title }) => `"${title}"`).join(', ');
  const message = `Cannot take back ${stuck.length} of ${entries.length} steps: ${titles}. The records say why. Mend that, and roll back again`;
  end(run, stuck.length === 0 ? { outcome: 'rolled-back' } : failedBy({ code: 'undo-failed', message }), {});
  return undefined;
}

const failedBy = (failure: Failure): RunEnding => ({ outcome: 'failed', failure });

function runShielded(run: Run, key: string, steps: readonly Step[]): Promise<Completion> {
  const frame = enterFrame(run.journal.root, key, run.now);
  const place: Place = { scope: topScope(run), frame, path: key as Place['path'], token: new CancelToken(), depth: 1 };
  return runSteps(run, steps, place);
}

function end(run: Run, ending: RunEnding, outputs: JsonObject): void {
  const { outcome, failure } = ending;
  run.journal.phase = 'ended';
  run.journal.ending = ending;
  run.journal.outputs = outputs;
  run.record({ type: 'run-ended', outcome, outputs, ...(failure === undefined ? {} : { failure }) });
  run.effects.annotate({ state: 'ended', outcome });
}

function ended({ journal }: Run): RunEnd {
  invariant(journal.ending !== undefined, 'A run ended without an ending');
  const { outcome, failure } = journal.ending;
  const outputs = journal.outputs;
  return {
    kind: 'ended',
    outcome,
    outputs,
    ...(failure === undefined ? {} : { failure }),
    journal: journal as unknown as Json,
  };
}
