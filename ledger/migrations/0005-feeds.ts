/** Where each feed stands, what of it is pending, what was lost or set aside. */
export const FEEDS: readonly string[] = [
  `create table feed_cursors (
      tenant text not null,
      source text not null,
      content_type text not null,
      position timestamptz not null,
      primary key (tenant, source, content_type)
    )`,
  `create table feed_contents (
      tenant text not null,
      source text not null,
      content_type text not null,
      content_id text not null,
      content_uri text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      done_at timestamptz,
      primary key (tenant, source, content_type, content_id)
    )`,
  `create index feed_contents_pending on feed_contents (tenant, source, content_type, created_at)
      where done_at is null`,
  `create table feed_gaps (
      tenant text not null,
      source text not null,
      content_type text not null,
      gap_from timestamptz not null,
      gap_to timestamptz not null,
      reason text not null,
      primary key (tenant, source, content_type, gap_from, gap_to)
    )`,
  `create table parked_records (
      tenant text not null,
      source text not null,
      content_type text not null,
      content_id text not null,
      record_id text not null,
      reason text not null,
      body json not null,
      parked_at timestamptz not null default now(),
      primary key (tenant, source, content_type, content_id, record_id)
    )`,
];
