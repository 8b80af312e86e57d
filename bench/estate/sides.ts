import type { PersonId, PlaybookName, TenantId } from '../../contracts/ids.ts';
import type { Json } from '../../contracts/json.ts';
import type { RunToStart } from '../../activities/run-starter.ts';
import { createRunStarter } from '../../worker/temporal-run-starter.ts';
import type { Side } from '../drive.ts';
import type { Estate } from './estate.ts';
import type { Compiled } from './playbooks.ts';

let started = 0;

/** Runs of a playbook, started as the worker starts them. */
export function playbookSide(estate: Estate, playbook: Compiled): Side {
  const runs = createRunStarter(estate.client, estate.playbooks.taskQueue);
  return {
    worker: estate.playbooks,
    run: async () => {
      const run = toStart(playbook);
      await runs.start(run);
      return estate.client.workflow.getHandle(run.workflowId).result();
    },
  };
}

/** Runs of a workflow that was written by hand. */
export function byHandSide(estate: Estate, workflow: string, ...args: readonly number[]): Side {
  const { taskQueue } = estate.byHand;
  return {
    worker: estate.byHand,
    run: () => {
      started += 1;
      return estate.plainClient.workflow.execute(workflow, {
        taskQueue,
        workflowId: `${workflow}-${started}`,
        args: [...args],
      });
    },
  };
}

/** A run that somebody starts by hand. */
export function toStart({ plan, sha256 }: Compiled): RunToStart {
  started += 1;
  return {
    workflowId: `t-bench/${plan.name}/${started}`,
    timeoutMs: plan.budgets.runTimeMs,
    cause: 'person ada',
    arguments: {
      tenant: { id: 'contoso' as TenantId, title: 'Contoso Ltd', values: {} },
      plan: { playbook: plan.name satisfies PlaybookName, sha256 },
      planBody: plan as unknown as Json, // a plan is JSON by construction
      inputs: { value: 'something' },
      starter: { kind: 'person', person: 'ada' as PersonId },
      trigger: 0,
    },
  };
}
