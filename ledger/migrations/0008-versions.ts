/** What is known of a version beside its plan, and what the folder of the worker held when it was read last. */
export const VERSIONS: readonly string[] = [
  `alter table playbook_versions
      add column language text,
      add column source text,
      add column findings json,
      add column cases json,
      add column same_as int`,
  `create table folder_playbooks (
      playbook text primary key,
      sha256 text not null references plans
    )`,
  `insert into folder_playbooks
      select distinct on (playbook) playbook, sha256 from playbook_versions
      where published_by = 'watchbill' order by playbook, version desc`,
  `create index runs_open_by_plan on runs (playbook, plan_sha256) where outcome is null`,
];
