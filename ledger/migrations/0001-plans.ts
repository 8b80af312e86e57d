/** Plans by hash, and which one is the current of its playbook. */
export const PLANS: readonly string[] = [
  `create table plans (
      sha256 text primary key,
      body json not null,
      kept_at timestamptz not null default now()
    )`,
  `create table playbook_versions (
      playbook text not null,
      version int not null,
      sha256 text not null references plans,
      published_by text not null,
      published_at timestamptz not null default now(),
      primary key (playbook, version)
    )`,
];
