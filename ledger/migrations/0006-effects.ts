/** Effects on the world, firings of schedules, sign-ins. */
export const EFFECTS: readonly string[] = [
  `create table intents (
      tenant text not null,
      key text not null,
      run_id text not null,
      path text not null,
      action text not null,
      input_sha256 text not null,
      send_before timestamptz not null,
      state text not null,
      answer json,
      begun_at timestamptz not null default now(),
      settled_at timestamptz,
      primary key (tenant, key)
    )`,
  `create table slots (
      tenant text not null,
      playbook text not null,
      schedule text not null,
      slot text not null,
      at timestamptz not null,
      firing text,
      outcome text,
      workflow_id text,
      reason text,
      ended_at timestamptz,
      primary key (tenant, playbook, schedule, slot)
    )`,
  `create table tokens (
      sha256 text primary key,
      person text not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`,
];
