/** Events seen, claimed and waiting. */
export const INBOX: readonly string[] = [
  `create table seen_events (
      tenant text not null,
      source text not null,
      event_id text not null,
      seen_at timestamptz not null default now(),
      primary key (tenant, source, event_id)
    )`,
  `create index seen_events_oldest on seen_events (seen_at)`,
  `create table event_claims (
      tenant text not null,
      playbook text not null,
      source text not null,
      event_id text not null,
      workflow_id text not null,
      run_id text not null,
      claimed_at timestamptz not null default now(),
      primary key (tenant, playbook, source, event_id)
    )`,
  `create table queued_events (
      id bigint generated always as identity primary key,
      tenant text not null,
      playbook text not null,
      key text not null,
      source text not null,
      event_id text not null,
      entry json not null,
      queued_at timestamptz not null default now(),
      taken_until timestamptz,
      dropped_reason text,
      unique (tenant, playbook, key, source, event_id)
    )`,
  `create index queued_events_waiting on queued_events (tenant, playbook, key, id) where dropped_reason is null`,
];
