import { sql, type Kysely } from 'kysely';

/** Runs, their records and their steps. Run and step rows change often: room on each page keeps that cheap. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table runs (
      tenant text not null,
      run_id text not null,
      workflow_id text not null,
      playbook text not null,
      plan_sha256 text not null,
      starter json,
      inputs json,
      started_at timestamptz not null,
      ended_at timestamptz,
      outcome text,
      outputs json,
      failure json,
      ended_outside text,
      last_seq int not null,
      last_record_at timestamptz not null,
      confirmed_through int not null,
      confirmed_before int not null default 0,
      last_seq_before int not null default 0,
      chained_through int not null default 0,
      chain_dirty boolean not null default false,
      sealing boolean not null default false,
      primary key (tenant, run_id)
    ) with (fillfactor = 70)`.execute(db);
  await sql`create index runs_newest on runs (tenant, started_at desc, run_id desc)`.execute(db);
  await sql`create index runs_open on runs (tenant, run_id) where outcome is null`.execute(db);
  await sql`create index runs_unchained on runs (tenant, run_id) where chain_dirty or sealing`.execute(db);
  await sql`
    create table records (
      tenant text not null,
      run_id text not null,
      seq int not null,
      at timestamptz not null,
      type text not null,
      path text,
      event json not null,
      replaced json,
      primary key (tenant, run_id, seq)
    )`.execute(db);
  await sql`
    create table steps (
      tenant text not null,
      run_id text not null,
      path text not null,
      kind text,
      title text,
      status text not null,
      seq int not null,
      first_seq int not null,
      started_at timestamptz,
      ended_at timestamptz,
      attempts int not null,
      output json,
      failure json,
      waiting_reason text,
      waiting_until timestamptz,
      primary key (tenant, run_id, path)
    ) with (fillfactor = 70)`.execute(db);
}
