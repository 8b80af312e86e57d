import type { Client } from '@temporalio/client';
import type { UtcMs } from '../../contracts/time.ts';

type HistoryEvent = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

/** By how much an execution was kept waiting, in milliseconds. */
export interface ServerDelays {
  /** From when a timer was due until its run had heard of it, or of something else instead. */
  readonly timer: number;
  /** From when there was something to hear until the run had done what follows from it. */
  readonly task: number;
}

/** What the server's own history says of how late it was: the machine may be so busy that all comes late. */
export function delaysOf(events: readonly HistoryEvent[]): ServerDelays {
  const doneAt = (from: number): UtcMs =>
    momentOf(events.slice(from).find((one) => one.workflowTaskCompletedEventAttributes) ?? events.at(-1));
  const timers = events.flatMap(({ timerStartedEventAttributes: timer, eventTime }, index) => {
    if (timer === null || timer === undefined) return [];
    const end = events.findIndex((one, at) => at > index && endedTimer(one) === timer.timerId);
    const dueAt = msOf(eventTime) + msOf(timer.startToFireTimeout);
    return [doneAt(end === -1 ? events.length : end) - dueAt];
  });
  const tasks = events.flatMap((one, index) =>
    one.workflowTaskScheduledEventAttributes ? [doneAt(index) - momentOf(one)] : [],
  );
  return { timer: Math.max(0, ...timers), task: Math.max(0, ...tasks) };
}

function endedTimer({ timerFiredEventAttributes, timerCanceledEventAttributes }: HistoryEvent) {
  return timerFiredEventAttributes?.timerId ?? timerCanceledEventAttributes?.timerId;
}

const momentOf = (event: HistoryEvent | undefined): UtcMs => msOf(event?.eventTime);

/** A moment or a length of time as protobuf has it. */
function msOf(time: { readonly seconds?: unknown; readonly nanos?: number | null } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1_000_000);
}
