/** Events that are one start together. The key is hashed; an event is in one group of a playbook. */
export const EVENT_GROUPS: readonly string[] = [
  `create table event_groups (
      id bigint generated always as identity primary key,
      tenant text not null,
      playbook text not null,
      key text not null,
      opened_at timestamptz not null,
      closes_at timestamptz not null,
      workflow_id text,
      let_go boolean not null default false
    )`,
  `create index event_groups_newest on event_groups (tenant, playbook, key, id desc)`,
  `create index event_groups_gathering on event_groups (closes_at) where workflow_id is null and not let_go`,
  `create table grouped_events (
      tenant text not null,
      playbook text not null,
      source text not null,
      event_id text not null,
      group_id bigint not null references event_groups (id) on delete cascade,
      position bigint generated always as identity,
      entry json,
      fate text not null default 'waiting',
      primary key (tenant, playbook, source, event_id)
    )`,
  `create index grouped_events_of on grouped_events (group_id, position)`,
];
