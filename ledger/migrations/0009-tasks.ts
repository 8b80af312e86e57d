/** Work that people were given, as far as lists need it, and the files that prove it. */
export const TASKS: readonly string[] = [
  `create table tasks (
      tenant text not null,
      run_id text not null,
      path text not null,
      phase text not null,
      head json not null,
      due_at timestamptz not null,
      seq int not null,
      primary key (tenant, run_id, path)
    )`,
  `create index tasks_open on tasks (tenant, due_at) where phase in ('open', 'to-sign-off')`,
  `create table evidence (
      tenant text not null,
      run_id text not null,
      path text not null,
      sha256 text not null,
      name text not null,
      media_type text not null,
      bytes int not null,
      person text not null,
      at timestamptz not null,
      primary key (tenant, run_id, path, sha256)
    )`,
];
