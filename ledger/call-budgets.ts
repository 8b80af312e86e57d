import { sql } from 'kysely';
import type { TenantId } from '../contracts/ids.ts';
import type { UtcTime } from '../contracts/time.ts';
import type { LedgerDatabase } from './database.ts';

/*
 * A budget is a bucket for each window that drains steadily (the generic cell rate algorithm): kept is only the moment
 * at which it will be empty again, `full_at`. A quarter of a window's calls may come at once, the rest evenly, so that
 * no stretch of the window's length ever holds more calls than the window has, wherever the upstream begins to count.
 * One statement decides and takes: the row is locked for its duration, and the database's clock is the only one.
 */

/** So many calls in so much time. */
export interface BudgetWindow {
  readonly calls: number;
  readonly perMs: number;
}

/** Calls to one API that are asked for. */
export interface CallsAsked {
  readonly api: string;
  /** All must have room; always the same for an API. */
  readonly windows: readonly BudgetWindow[];
  readonly cost: number;
}

/** The part of a window's calls that may come at once. */
const BURST_SHARE = 0.25;

const TAKE = `
  update call_budgets as budget
  set (full_at, wait_ms) = (
    select case when answer.wait_ms > 0 then budget.full_at else answer.taken end, answer.wait_ms
    from (
      select
        round(greatest(
          0,
          max(room.full_at - room.burst_ms - clock.ms),
          extract(epoch from budget.closed_until)::double precision * 1000 - max(clock.ms)
        )) as wait_ms,
        coalesce(array_agg(room.full_at order by room.place) filter (where room.place is not null), '{}') as taken
      from (select extract(epoch from clock_timestamp())::double precision * 1000 as ms) as clock
      left join lateral (
        select place, burst_ms, greatest(coalesce(budget.full_at[place], 0), clock.ms) + $3 * every_ms as full_at
        from unnest($4::double precision[], $5::double precision[]) with ordinality as windows (every_ms, burst_ms, place)
      ) as room on true
    ) as answer
  )
  where tenant = $1 and api = $2
  returning wait_ms`;

/**
 * Takes calls out of a tenant's budget for an API, or nothing.
 *
 * @returns 0 if they were taken, otherwise milliseconds until there may be room
 */
export async function takeCalls(db: LedgerDatabase, tenant: TenantId, asked: CallsAsked): Promise<number> {
  const pace = asked.windows.map((window) => paceOf(window, asked.cost));
  const values = [
    tenant,
    asked.api,
    asked.cost,
    pace.map(({ everyMs }) => everyMs),
    pace.map(({ burstMs }) => burstMs),
  ];
  const take = (): Promise<readonly { readonly wait_ms: number }[]> => db.prepared('take-calls', TAKE, values);
  const [row] = await take();
  if (row !== undefined) return row.wait_ms;
  await db.kysely
    .insertInto('callBudgets')
    .values({ tenant, api: asked.api })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await take())[0]?.wait_ms ?? 0;
}

/** How fast a window drains, and how much of it may be full. A call that costs more than a burst waits for all of it. */
function paceOf({ calls, perMs }: BudgetWindow, cost: number): { readonly everyMs: number; readonly burstMs: number } {
  const burst = Math.max(1, Math.floor(calls * BURST_SHARE));
  const everyMs = perMs / Math.max(1, calls - burst);
  return { everyMs, burstMs: everyMs * Math.max(burst, cost) };
}

/** Grants nothing of a tenant's budget for an API for so long; a longer closure that is there stays. */
export async function closeBudget(
  db: LedgerDatabase,
  tenant: TenantId,
  closure: { readonly api: string; readonly forMs: number },
): Promise<void> {
  const until = sql<UtcTime>`clock_timestamp() + ${closure.forMs} * interval '1 millisecond'`;
  await db.kysely
    .insertInto('callBudgets')
    .values({ tenant, api: closure.api, closedUntil: until })
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'api']).doUpdateSet(({ ref }) => ({
        closedUntil: sql<UtcTime>`greatest(call_budgets.closed_until, ${ref('excluded.closedUntil')})`,
      })),
    )
    .execute();
}
