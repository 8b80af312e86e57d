import { sql, type Kysely } from 'kysely';

/** Plans by hash, and which one is the current of its playbook. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plans (
      sha256 text primary key,
      body json not null,
      kept_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table playbook_versions (
      playbook text not null,
      version int not null,
      sha256 text not null references plans,
      published_by text not null,
      published_at timestamptz not null default now(),
      primary key (playbook, version)
    )`.execute(db);
}
