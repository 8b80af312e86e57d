import { canonicalJson } from '../../contracts/json.ts';
import type { RunContext, RunRecord } from '../../contracts/run.ts';
import { asJson } from '../as-json.ts';
import type { Projection } from './project-records.ts';

// How the parts depend on each other: every part reads `run`, so that the run's row is locked before anything else is
// written; without that, two writers of one run would lock its rows in different orders. `run` keeps what stood in the
// row before, since a statement cannot otherwise see it after a wait. Where a row of `steps` or `decisions` exists, the
// greater `seq` has the say: a late record fills in what is missing and overwrites nothing. A confirmed write after an
// end from outside shows that the run lives (it was reset).
const RUN_AND_STEPS = `
with run as (
  insert into runs as r (
    tenant, run_id, workflow_id, playbook, plan_sha256, starter, inputs, started_at, ended_at, outcome, outputs, failure,
    last_seq, last_record_at, confirmed_through, chain_dirty
  )
  values ($1, $2, $3, $4, $5, $12::json, $13::json, $14::timestamptz, $18::timestamptz, $19, $20::json, $21::json,
    $15::int, $16::timestamptz, case when $6::boolean then $15::int else 0 end, $6::boolean)
  on conflict (tenant, run_id) do update set
    starter = coalesce(excluded.starter, r.starter),
    inputs = coalesce(excluded.inputs, r.inputs),
    started_at = least(r.started_at, excluded.started_at),
    last_seq = greatest(r.last_seq, excluded.last_seq),
    last_record_at = greatest(r.last_record_at, excluded.last_record_at),
    confirmed_through = greatest(r.confirmed_through, excluded.confirmed_through),
    chain_dirty = r.chain_dirty or excluded.chain_dirty,
    outcome = case when excluded.outcome is not null then excluded.outcome when $6::boolean and r.ended_outside is not null
      and excluded.last_record_at > r.ended_at then null else r.outcome end,
    ended_at = case when excluded.outcome is not null then excluded.ended_at when $6::boolean and r.ended_outside is not null
      and excluded.last_record_at > r.ended_at then null else r.ended_at end,
    ended_outside = case when excluded.outcome is not null or ($6::boolean and r.ended_outside is not null
      and excluded.last_record_at > r.ended_at) then null else r.ended_outside end,
    outputs = coalesce(excluded.outputs, r.outputs),
    failure = case when excluded.outcome is not null then excluded.failure else r.failure end,
    confirmed_before = r.confirmed_through,
    last_seq_before = r.last_seq
  returning confirmed_before, last_seq_before
), written as (
  insert into records as x (tenant, run_id, seq, at, type, path, event)
  select $1, $2, i.seq, i.at, i.type, i.path, i.event::json
  from run, unnest($7::int[], $8::timestamptz[], $9::text[], $10::text[], $11::text[]) as i(seq, at, type, path, event)
  on conflict (tenant, run_id, seq) do update set
    at = excluded.at, type = excluded.type, path = excluded.path, event = excluded.event, replaced = x.event
  where x.seq > (select confirmed_before from run)
    and (x.event::text <> excluded.event::text or x.at <> excluded.at)
  returning replaced is not null as was_replaced
), stepped as (
  insert into steps as s (
    tenant, run_id, path, kind, title, status, seq, first_seq, started_at, ended_at, attempts, output, failure,
    waiting_reason, waiting_until
  )
  select $1, $2, i.path, i.kind, i.title, i.status, i.seq, i.first_seq, i.started_at, i.ended_at, i.attempts,
    i.output::json, i.failure::json, i.waiting_reason, i.waiting_until
  from run, unnest($22::text[], $23::text[], $24::text[], $25::text[], $26::int[], $27::int[], $28::timestamptz[],
    $29::timestamptz[], $30::int[], $31::text[], $32::text[], $33::text[], $34::timestamptz[]) as i(
    path, kind, title, status, seq, first_seq, started_at, ended_at, attempts, output, failure, waiting_reason, waiting_until)
  on conflict (tenant, run_id, path) do update set
    kind = coalesce(excluded.kind, s.kind),
    title = coalesce(excluded.title, s.title),
    first_seq = least(s.first_seq, excluded.first_seq),
    started_at = least(s.started_at, excluded.started_at),
    attempts = greatest(s.attempts, excluded.attempts),
    seq = greatest(s.seq, excluded.seq),
    status = case when excluded.seq >= s.seq then excluded.status else s.status end,
    ended_at = case when excluded.seq >= s.seq then excluded.ended_at else s.ended_at end,
    output = case when excluded.seq >= s.seq then excluded.output else s.output end,
    failure = case when excluded.seq >= s.seq then excluded.failure else s.failure end,
    waiting_reason = case when excluded.seq >= s.seq then excluded.waiting_reason else s.waiting_reason end,
    waiting_until = case when excluded.seq >= s.seq then excluded.waiting_until else s.waiting_until end
)`;

const APPROVALS = `, decided as (
  insert into decisions as d (tenant, run_id, decision_id, path, person, approve, reason, at, refused, seq)
  select $1, $2, i.*
  from run, json_to_recordset($35::json) as i(
    decision_id text, path text, person text, approve boolean, reason text, at timestamptz, refused text, seq int)
  on conflict (tenant, run_id, decision_id) do update set
    path = excluded.path, person = excluded.person, approve = excluded.approve, reason = excluded.reason,
    at = excluded.at, refused = excluded.refused, seq = excluded.seq
  where excluded.seq >= d.seq
), closing as materialized (
  select * from json_to_recordset($36::json) as i(path text, state text, at timestamptz)
), closed as (
  update approvals as a set
    state = coalesce((select c.state from closing c where c.path = a.path), 'cancelled'),
    closed_at = coalesce((select c.at from closing c where c.path = a.path), $18::timestamptz)
  where a.tenant = $1 and a.run_id = $2 and a.state = 'open'
    and ($19::text is not null or a.path = any($37::text[])) and exists (select from run)
), tasked as (
  insert into tasks as t (tenant, run_id, path, phase, head, due_at, seq)
  select $1, $2, i.path, i.phase, i.head::json, i.due_at, i.seq
  from run, unnest($38::text[], $39::text[], $40::text[], $41::timestamptz[], $42::int[]) as i(path, phase, head, due_at, seq)
  on conflict (tenant, run_id, path) do update set
    phase = excluded.phase, head = excluded.head, due_at = excluded.due_at, seq = excluded.seq
  where excluded.seq >= t.seq
)`;

const ANSWER = `
select coalesce((select bool_or(was_replaced) from written), false)
  or ($6::boolean and $17::int < last_seq_before) as rebuild
from run`;

/** A statement that each connection prepares once, under a name that changes with its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Writes records and everything that follows from them. Answers one row: whether the run has to be rebuilt. Most records
 * say nothing about approvals and tasks; leaving that part out where it has nothing to do saves a third of the time.
 */
export function writeStatement(
  run: RunContext,
  records: readonly RunRecord[],
  projection: Projection,
  how: 'provisional' | 'confirmed',
): Statement {
  const values = ofRunAndSteps(run, records, projection, how);
  const { run: change, decisions, closings, tasks } = projection;
  if (change.end === null && decisions.length === 0 && closings.length === 0 && tasks.length === 0) {
    return { name: 'write-records-2', text: RUN_AND_STEPS + ANSWER, values };
  }
  return {
    name: 'write-records-and-approvals-3',
    text: RUN_AND_STEPS + APPROVALS + ANSWER,
    values: [...values, ...ofApprovals(projection)],
  };
}

function ofApprovals({ decisions, closings, tasks }: Projection): unknown[] {
  return [
    asJson(decisions.map(decisionRow)),
    asJson(closings),
    closings.map(({ path }) => path),
    tasks.map(({ path }) => path),
    tasks.map(({ head }) => head.phase),
    tasks.map(({ head }) => asJson(head)),
    tasks.map(({ head }) => head.dueAt),
    tasks.map(({ seq }) => seq),
  ];
}

function ofRunAndSteps(
  run: RunContext,
  records: readonly RunRecord[],
  { run: change, steps }: Projection,
  how: 'provisional' | 'confirmed',
): unknown[] {
  const rows = distinct(records);
  return [
    run.tenant,
    run.runId,
    run.workflowId,
    run.playbook,
    run.planSha256,
    how === 'confirmed',
    rows.map(({ seq }) => seq),
    rows.map(({ at }) => at),
    rows.map(({ event }) => event.type),
    rows.map(({ event }) => ('path' in event ? event.path : null)),
    rows.map(({ event }) => asJson(event)),
    orNull(change.starter),
    orNull(change.inputs),
    change.firstAt,
    change.lastSeq,
    change.lastAt,
    // Greater than any record where the run has not ended here.
    change.end?.seq ?? SEQ_MAX,
    change.end?.at ?? null,
    change.end?.outcome ?? null,
    orNull(change.end?.outputs),
    orNull(change.end?.failure),
    steps.map(({ path }) => path),
    steps.map(({ kind }) => kind),
    steps.map(({ title }) => title),
    steps.map(({ status }) => status),
    steps.map(({ seq }) => seq),
    steps.map(({ firstSeq }) => firstSeq),
    steps.map(({ startedAt }) => startedAt),
    steps.map(({ endedAt }) => endedAt),
    steps.map(({ attempts }) => attempts),
    steps.map(({ output }) => (output === undefined ? null : canonicalJson(output))),
    steps.map(({ failure }) => orNull(failure)),
    steps.map(({ waitingReason }) => waitingReason),
    steps.map(({ waitingUntil }) => waitingUntil),
  ];
}

const SEQ_MAX = 2_147_483_647;

/** In a batch that repeats a number the last one counts; PostgreSQL refuses to write a row twice in one statement. */
function distinct(records: readonly RunRecord[]): readonly RunRecord[] {
  return [...new Map(records.map((record) => [record.seq, record])).values()];
}

function orNull(value: unknown): string | null {
  return value === null || value === undefined ? null : asJson(value);
}

/** `json_to_recordset` cannot read U+0000, which people's reasons may hold. */
function decisionRow(decision: Projection['decisions'][number]): object {
  const { decisionId, reason, ...rest } = decision;
  return { ...rest, decision_id: withoutNul(decisionId), reason: reason === null ? null : withoutNul(reason) };
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}
