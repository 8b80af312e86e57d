/** The audit trail outside runs, the links of all chains, the seals of tenants. */
export const AUDIT: readonly string[] = [
  `create table audit_entries (
      tenant text not null,
      id bigint generated always as identity,
      at timestamptz not null default now(),
      kind text not null,
      actor text not null,
      subject text not null,
      body json not null,
      chained boolean not null default false,
      primary key (tenant, id)
    )`,
  `create index audit_entries_unchained on audit_entries (tenant, id) where not chained`,
  `create table chain_links (
      tenant text not null,
      chain text not null,
      position bigint not null,
      seq bigint not null,
      hash text not null,
      primary key (tenant, chain, position),
      unique (tenant, chain, seq)
    )`,
  `create table seals (
      tenant text not null,
      number bigint not null,
      at timestamptz not null,
      heads json not null,
      hash text not null,
      primary key (tenant, number)
    )`,
];
