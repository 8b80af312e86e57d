/**
 * Ends of runs that started others, or were to. What had ended before there were such triggers counts as heard: the first
 * default is for the rows that are there, the second for those to come.
 */
export const RUN_ENDS: readonly string[] = [
  `alter table runs add column end_heard boolean not null default true`,
  `alter table runs alter column end_heard set default false`,
  `update runs set end_heard = false where outcome is null`,
  `create index runs_unheard on runs (tenant, ended_at) where outcome is not null and not end_heard`,
  `create table run_ends (
      tenant text not null,
      run_id text not null,
      playbook text not null,
      trigger int not null,
      taken_until timestamptz,
      result text,
      workflow_id text,
      reason text,
      settled_at timestamptz,
      primary key (tenant, run_id, playbook)
    )`,
];
