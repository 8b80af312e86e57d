import type { StepPath } from '../../contracts/ids.ts';
import type { RunRecord } from '../../contracts/run.ts';
import type { TaskHead } from '../../contracts/task.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { SeenTask } from './seen-run.ts';

/** How a task went, as the records of its run tell it. */
export type TaskCourse = Pick<SeenTask, 'title' | 'openedAt' | 'dueAt' | 'closed' | 'closedAt' | 'sentBack'>;

/** The tasks of a run, by path, in the order in which they were given. */
export function taskCourses(records: readonly RunRecord[]): ReadonlyMap<StepPath, TaskCourse> {
  const courses = new Map<StepPath, TaskCourse>();
  for (const { event, at } of records) {
    if (event.type === 'task-opened') courses.set(event.path, opened(event.task));
    const course = 'path' in event ? courses.get(event.path) : undefined;
    if (course === undefined) continue;
    const moment = Date.parse(at);
    if (event.type === 'task-cancelled') courses.set(event.path, { ...course, closed: 'cancelled', closedAt: moment });
    if (event.type !== 'task-changed') continue;
    if (event.task.phase === 'done') courses.set(event.path, { ...course, closed: 'done', closedAt: moment });
    if (event.change.kind === 'send-back') courses.set(event.path, { ...course, sentBack: course.sentBack + 1 });
  }
  return courses;
}

function opened({ title, openedAt, dueAt }: TaskHead): TaskCourse {
  return {
    title,
    openedAt: Date.parse(openedAt),
    dueAt: Date.parse(dueAt),
    closed: 'open',
    closedAt: null,
    sentBack: 0,
  };
}

/** Whether a task was not done when it was due, by the end of the rehearsal. One that was cancelled before is not. */
export function isOverdue({ dueAt, closedAt }: Pick<SeenTask, 'dueAt' | 'closedAt'>, until: UtcMs): boolean {
  return (closedAt ?? until) > dueAt;
}
