import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { LedgerUnavailable, translateDatabaseError } from './ledger-unavailable.ts';

// The one place where the driver is spoken to, so that no function of the room can forget one of these:
// - its errors become ours;
// - a connection on which one occurred is thrown away, since a late answer could still arrive on it;
// - text cannot hold U+0000 in PostgreSQL, but mail subjects made by an attacker can: it becomes U+FFFD. JSON is not
//   concerned, it carries the character escaped.

/** The driver's pool as kysely sees it. */
export function guardedPool(pool: Pool): PostgresPool {
  return {
    connect: async () => guardedClient(await connect(pool)),
    end: () => pool.end(),
  };
}

/** Runs one prepared statement on any connection of the pool. */
export async function runPrepared<Row extends object>(
  pool: Pool,
  statement: { readonly name: string; readonly text: string; readonly values: readonly unknown[] },
): Promise<readonly Row[]> {
  const client = await connect(pool);
  const lost = { error: false };
  try {
    const answer = await client.query<Row>({ ...statement, values: statement.values.map(storable) });
    return answer.rows;
  } catch (error) {
    throw translate(error, lost);
  } finally {
    client.release(lost.error);
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

/** kysely remembers connections by identity: one client has one guard. */
const guards = new WeakMap<PoolClient, PostgresPoolClient>();

function guardedClient(client: PoolClient): PostgresPoolClient {
  const known = guards.get(client);
  if (known !== undefined) return known;
  const lost = { error: false };
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    try {
      return await client.query(text, values.map(storable));
    } catch (error) {
      throw translate(error, lost);
    }
  };
  // Cursors, the other form of `query`, are not configured; so this is the whole interface that kysely uses.
  const guard = { query, release: () => client.release(lost.error) } as PostgresPoolClient;
  guards.set(client, guard);
  return guard;
}

function translate(error: unknown, lost: { error: boolean }): Error {
  const translated = translateDatabaseError(error);
  if (translated instanceof LedgerUnavailable) lost.error = true;
  return translated;
}

const NUL = '\u0000';

function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(NUL) ? value.replaceAll(NUL, '\uFFFD') : value;
  return Array.isArray(value) ? value.map(storable) : value;
}
