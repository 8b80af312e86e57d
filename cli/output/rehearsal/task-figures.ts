import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import type { SeenTask } from '../../../rehearsal/month/seen-run.ts';
import { isOverdue } from '../../../rehearsal/month/task-courses.ts';

/** How the tasks of one step went, in all tenants. */
export interface TaskFigures {
  readonly playbook: string;
  readonly step: string;
  readonly tasks: number;
  readonly done: number;
  /** Not done when it was due. */
  readonly overdue: number;
  readonly open: number;
  /** From given to done, in milliseconds; null where none was done. */
  readonly medianMs: number | null;
}

/** The tasks by playbook and step, those that were overdue most often first. */
export function taskFigures({ tasks, to }: Pick<MonthReport, 'tasks' | 'to'>): readonly TaskFigures[] {
  const bySteps = new Map<string, SeenTask[]>();
  for (const task of tasks) {
    const known = bySteps.get(nameOf(task));
    if (known === undefined) bySteps.set(nameOf(task), [task]);
    else known.push(task);
  }
  return [...bySteps.values()]
    .map((ofStep) => figuresOf(ofStep, to))
    .sort((one, other) => other.overdue - one.overdue || (nameOf(one) < nameOf(other) ? -1 : 1));
}

function figuresOf(tasks: readonly SeenTask[], to: number): TaskFigures {
  const lasted = tasks
    .flatMap(({ closed, closedAt, openedAt }) => (closed === 'done' && closedAt !== null ? [closedAt - openedAt] : []))
    .sort((one, other) => one - other);
  return {
    playbook: tasks[0]?.playbook ?? '',
    step: tasks[0]?.step ?? '',
    tasks: tasks.length,
    done: lasted.length,
    overdue: tasks.filter((task) => isOverdue(task, to)).length,
    open: tasks.filter(({ closed }) => closed === 'open').length,
    medianMs: lasted[Math.floor((lasted.length - 1) / 2)] ?? null,
  };
}

function nameOf({ playbook, step }: Pick<SeenTask, 'playbook' | 'step'>): string {
  return `${playbook} ${step}`;
}
