/** What runs leave at their end, and the runs that went on from there. */
export const AFTER_END: readonly string[] = [
  `create table final_states (
      tenant text not null,
      run_id text not null,
      seq int not null,
      body json not null,
      written_at timestamptz not null default now(),
      primary key (tenant, run_id)
    )`,
  `create table successors (
      tenant text not null,
      run_id text not null,
      kind text not null,
      workflow_id text not null,
      successor text,
      asked_at timestamptz not null default now(),
      primary key (tenant, run_id)
    )`,
  `create index successors_by_run on successors (tenant, successor)`,
];
