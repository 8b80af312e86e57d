import {
  type Client,
  ScheduleNotFoundError,
  type ScheduleOptions,
  type ScheduleSpec,
  MONTHS,
} from '@temporalio/client';
import { digest } from '../contracts/json.ts';
import type { UtcMs } from '../contracts/time.ts';
import { SCHEDULE_PREFIX, type WantedSchedule } from './declare.ts';

/** Name of the workflow that a schedule launches. */
const LAUNCHER = 'scheduledStart';
/** A launcher only claims a slot and starts a run; it retries for hours while that cannot be done. */
const LAUNCHER_TIMEOUT = '12 hours';

/** What was done to make it so. */
export interface Reconciled {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
}

/**
 * Makes the schedules of ours in Temporal those that are wanted. Whether one is up to date is told by its note, which
 * holds the hash of what it was made from. Schedules of others are left alone; one that somebody paused stays paused.
 */
export async function reconcileSchedules(
  client: Client,
  wanted: readonly WantedSchedule[],
  taskQueue: string,
): Promise<Reconciled> {
  const done = { created: [] as string[], updated: [] as string[], deleted: [] as string[], unchanged: 0 };
  const existing = await listOurs(client);
  for (const schedule of wanted) {
    const note = digest({ ...schedule, source: { ...schedule.source }, firing: { ...schedule.firing }, taskQueue });
    const options = optionsOf(schedule, note, taskQueue);
    const known = existing.get(schedule.id);
    if (known === note) done.unchanged += 1;
    else if (known === undefined) done.created.push(await create(client, options));
    else done.updated.push(await update(client, options));
  }
  const ids = new Set(wanted.map(({ id }) => id));
  for (const id of existing.keys()) {
    if (!ids.has(id)) done.deleted.push(await remove(client, id));
  }
  return done;
}

/** Notes of our schedules by id. The list lags; each note is read from the schedule itself. */
async function listOurs(client: Client): Promise<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  for await (const { scheduleId } of client.schedule.list()) {
    if (!scheduleId.startsWith(SCHEDULE_PREFIX)) continue;
    const note = await noteOf(client, scheduleId);
    if (note !== undefined) notes.set(scheduleId, note);
  }
  return notes;
}

async function noteOf(client: Client, id: string): Promise<string | undefined> {
  try {
    const { state } = await client.schedule.getHandle(id).describe();
    return state.note ?? '';
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return undefined;
    throw error;
  }
}

async function create(client: Client, options: ScheduleOptions): Promise<string> {
  await client.schedule.create(options);
  return options.scheduleId;
}

async function update(client: Client, options: ScheduleOptions): Promise<string> {
  const { scheduleId, memo: _memo, ...rest } = options;
  await client.schedule.getHandle(scheduleId).update(({ state }) => ({
    ...rest,
    state: { ...(rest.state?.note === undefined ? {} : { note: rest.state.note }), paused: state.paused },
  }));
  return scheduleId;
}

async function remove(client: Client, id: string): Promise<string> {
  await client.schedule.getHandle(id).delete();
  return id;
}

function optionsOf(schedule: WantedSchedule, note: string, taskQueue: string): ScheduleOptions {
  return {
    scheduleId: schedule.id,
    spec: { ...specOf(schedule), ...(schedule.jitterMs > 0 ? { jitter: schedule.jitterMs } : {}) },
    action: {
      type: 'startWorkflow',
      workflowType: LAUNCHER,
      workflowId: schedule.workflowId,
      taskQueue,
      args: [schedule.source],
      workflowExecutionTimeout: LAUNCHER_TIMEOUT,
    },
    // Overlap and lateness are decided per slot in the ledger, so that each slot gets an end that people can see.
    policies: { overlap: 'ALLOW_ALL', catchupWindow: schedule.catchUpMs },
    state: { note },
  };
}

function specOf({ firing }: WantedSchedule): ScheduleSpec {
  switch (firing.kind) {
    case 'instants':
      return { calendars: firing.at.map(calendarOf), timezone: 'UTC' };
    case 'interval':
      return { intervals: [{ every: firing.everyMs }] };
    case 'cron':
      return { cronExpressions: [firing.cron], timezone: firing.timezone };
  }
}

function calendarOf(at: UtcMs): NonNullable<ScheduleSpec['calendars']>[number] {
  const date = new Date(at);
  const month = MONTHS[date.getUTCMonth()];
  return {
    year: date.getUTCFullYear(),
    ...(month === undefined ? {} : { month }),
    dayOfMonth: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
