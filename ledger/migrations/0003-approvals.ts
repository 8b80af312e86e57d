/** What people were asked, and what they answered. */
export const APPROVALS: readonly string[] = [
  `create table approvals (
      tenant text not null,
      run_id text not null,
      path text not null,
      question text not null,
      shown json not null,
      targets_sha256 text not null,
      asked_of json not null,
      not_by json not null,
      quorum int not null,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      reminders int not null default 0,
      state text not null,
      closed_at timestamptz,
      primary key (tenant, run_id, path)
    )`,
  `create index approvals_open on approvals (tenant, expires_at) where state = 'open'`,
  `create table decisions (
      tenant text not null,
      run_id text not null,
      decision_id text not null,
      path text not null,
      person text not null,
      approve boolean,
      reason text,
      at timestamptz not null,
      refused text,
      seq int not null,
      primary key (tenant, run_id, decision_id)
    )`,
];
