/** What is set aside has a number by which people name it, and may be handed over again; tries of events that fail. */
export const PARKED_EVENTS: readonly string[] = [
  `alter table parked_records add column id bigint generated always as identity`,
  `alter table parked_records add column state text not null default 'parked'`,
  `create unique index parked_records_id on parked_records (id)`,
  `create index parked_records_replay on parked_records (id) where state = 'replay'`,
  `create table event_tries (
      tenant text not null,
      source text not null,
      event_id text not null,
      tries int not null,
      primary key (tenant, source, event_id)
    )`,
];
