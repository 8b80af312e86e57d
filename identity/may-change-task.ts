import type { Recipient } from '../contracts/activities.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { RefusalCode } from '../contracts/run.ts';
import type { TaskChange, TaskHead } from '../contracts/task.ts';
import { peopleOf } from '../tenants/people-of.ts';
import type { Directory } from '../tenants/tenant.ts';
import { isPermitted } from './permissions.ts';

/** Who wants to do what to which task. */
export interface TaskWish {
  readonly person: PersonId;
  readonly what: TaskChange['kind'];
  readonly task: Pick<TaskHead, 'to' | 'signOffBy' | 'answeredBy'>;
}

/**
 * Whether a person may do something to a task: those whose work it is answer it and hand it on, a lead of the tenant hands
 * it on too, those who are asked sign it off unless they did it; whoever may see it comments. The API asks it for a good
 * message, the activity `check-message` for the message to count.
 *
 * @returns why not, or null.
 */
export function mayChangeTask(tenant: TenantId, directory: Directory, wish: TaskWish): RefusalCode | null {
  const { person, what, task } = wish;
  const may = (permission: 'tasks:read' | 'tasks:work' | 'tasks:lead'): boolean =>
    isPermitted(tenant, directory, { person, permission });
  const isAmong = (recipients: readonly Recipient[]): boolean =>
    recipients.some((recipient) => peopleOf(tenant, directory, recipient).some(({ id }) => id === person));
  if (what === 'comment') return may('tasks:read') ? null : 'wrong-person';
  const isLead = what === 'reassign' && may('tasks:lead');
  if (!may('tasks:work') || (!isLead && !isAmong(isReview(what) ? task.signOffBy : task.to))) return 'wrong-person';
  return isReview(what) && task.answeredBy === person ? 'own-work' : null;
}

function isReview(what: TaskChange['kind']): boolean {
  return what === 'sign-off' || what === 'send-back';
}
