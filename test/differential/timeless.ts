import type { Effect } from '../../contracts/activities.ts';
import { canonicalJson, type Json } from '../../contracts/json.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { traceOf, type Seen } from './compare.ts';

/**
 * A trace without what no two runs on a real clock have in common: when it happened. Deadlines stay, counted from the
 * moment at which they were set. `calls` are the effects of a path with what they carried.
 */
export interface TimelessTrace {
  readonly outcome: string;
  readonly byPath: Readonly<Record<string, readonly Json[]>>;
  readonly calls: Readonly<Record<string, readonly string[]>>;
  readonly said: readonly string[];
  readonly segments: number;
}

/** A run as its side has seen it, its effects included. */
export interface SeenWhole extends Seen {
  readonly effects: readonly { readonly effect: Effect }[];
}

/** A moment of the run is near its records; what else looks like a time is data of the plan. */
const NEAR_MS = 24 * 3_600_000;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** The trace of a run on any side, without its moments. */
export function timelessTraceOf(run: SeenWhole): TimelessTrace {
  const { outcome, byPath, said, segments } = traceOf(run);
  const startedAt = Date.parse(run.records[0]?.at ?? '');
  const withoutMoments = Object.entries(byPath).map(([path, records]) => [path, withoutTimes(records)]);
  return {
    outcome,
    byPath: Object.fromEntries(withoutMoments) as TimelessTrace['byPath'],
    calls: callsOf(run, startedAt),
    said,
    segments,
  };
}

/** Waits and tasks count from the start of their step, and a calendar says it a little later; all else from when it waits. */
function withoutTimes(records: readonly { readonly at: string; readonly event: RunEvent }[]): readonly Json[] {
  let startedAt: UtcMs | undefined;
  return records.map(({ at, event }) => {
    if (event.type === 'step-started') startedAt = Date.parse(at);
    if (event.type !== 'step-waiting' || event.until === null) return hideMoments(event, Date.parse(at));
    const isOfStart = event.reason === 'wait' || event.reason === 'task';
    const from = isOfStart && startedAt !== undefined ? startedAt : Date.parse(at);
    return { ...event, until: `${Date.parse(event.until) - from} ms later` };
  });
}

function callsOf({ effects, records }: SeenWhole, near: UtcMs): Readonly<Record<string, readonly string[]>> {
  const calls: Record<string, string[]> = {};
  const withdrawn = withdrawnAtOnce(records);
  for (const { effect } of effects) {
    // How records travel, and how often a decision is checked, is the adapter's own affair.
    if (effect.kind === 'flush' || effect.kind === 'check-decision') continue;
    if (withdrawn.has(effect.path)) continue;
    const { run: _run, records: _records, idempotencyKey: _key, ...carried } = effect;
    (calls[effect.path] ??= []).push(canonicalJson(hideMoments(carried, near)));
  }
  return calls;
}

/**
 * Steps that were cancelled at the moment they began. Temporal never hands over a call that is withdrawn within the
 * task that asked for it; the virtual clock has no tasks, and its world has heard the call.
 */
export function withdrawnAtOnce(records: readonly RunRecord[]): ReadonlySet<string> {
  const began = new Map<string, string>();
  const withdrawn = new Set<string>();
  for (const { at, event } of records) {
    if (event.type === 'step-started') began.set(event.path, at);
    if (event.type === 'step-settled' && event.status === 'cancelled' && began.get(event.path) === at)
      withdrawn.add(event.path);
  }
  return withdrawn;
}

function hideMoments(value: unknown, near: UtcMs): Json {
  if (typeof value === 'string')
    return MOMENT.test(value) && Math.abs(Date.parse(value) - near) < NEAR_MS ? 'a moment of the run' : value;
  if (Array.isArray(value)) return value.map((item) => hideMoments(item, near));
  if (typeof value !== 'object' || value === null) return value as Json; // everything in a record is JSON
  return Object.fromEntries(Object.entries(dueLater(value)).map(([name, item]) => [name, hideMoments(item, near)]));
}

/**
 * Deadlines may be days away. That of a task is counted from the moment at which it was opened; that of an approval is
 * counted in the record of the wait.
 */
function dueLater(value: object): object {
  const { openedAt, dueAt, expiresAt } = value as Readonly<Record<string, unknown>>;
  if (typeof expiresAt === 'string') return { ...value, expiresAt: 'a moment of the run' };
  if (typeof openedAt !== 'string' || typeof dueAt !== 'string') return value;
  return { ...value, dueAt: `${Date.parse(dueAt) - Date.parse(openedAt)} ms after it was opened` };
}
