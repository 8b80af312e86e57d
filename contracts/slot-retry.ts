/**
 * How often the launcher of a schedule tries its slot again, while the ledger is away or the run of an earlier slot is
 * open: after one second, then twice as long each time, at most a minute apart, some three hours in all.
 */
export const SLOT_RETRY = { firstMs: 1_000, factor: 2, mostMs: 60_000, attempts: 200 } as const;
