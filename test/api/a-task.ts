import type { PlaybookName, RunId, StepPath } from '../../contracts/ids.ts';
import type { TaskHead } from '../../contracts/task.ts';
import type { WholeTask } from '../../ledger/tasks.ts';
import { CONTOSO } from './a-soc.ts';

/** An open task of contoso-team, with what differs. */
export function aTask(head: Partial<TaskHead> = {}, over: Partial<WholeTask> = {}): WholeTask {
  return {
    tenant: CONTOSO,
    runId: 'r-0123456789ab' as RunId,
    path: 'consent' as StepPath,
    playbook: 'integrate' as PlaybookName,
    task: {
      title: 'Grant consent',
      phase: 'open',
      to: [{ team: 'contoso-team' }],
      signOffBy: [],
      answeredBy: null,
      openedAt: '2026-11-21T09:00:00.000Z',
      dueAt: '2026-11-22T09:00:00.000Z',
      ...head,
    },
    request: { details: '', form: {}, evidence: { need: 'optional', what: '' }, alreadyInPlace: false },
    happenings: [],
    ...over,
  };
}
