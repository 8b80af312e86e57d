/** What is left of the calls that upstreams take, one row a tenant and API: all workers take from it. */
export const CALL_BUDGETS: readonly string[] = [
  `create table call_budgets (
      tenant text not null,
      api text not null,
      full_at double precision[] not null default '{}',
      wait_ms double precision not null default 0,
      closed_until timestamptz,
      primary key (tenant, api)
    )`,
];
