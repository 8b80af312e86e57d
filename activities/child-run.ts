import type { ChildRef } from '../contracts/activities.ts';
import type { StepPath } from '../contracts/ids.ts';
import type { RunContext } from '../contracts/run.ts';
import { workflowIdFor } from '../identity/workflow-ids.ts';
import type { ActivityDependencies } from './dependencies.ts';

/** A called run by the effect that is about it. */
export interface ChildAddress extends ChildRef {
  readonly run: RunContext;
  readonly path: StepPath;
}

/** Workflow id of a called run: made of the caller's run and step, so that asking twice names the same one. */
export function childWorkflowId({ deploymentKey }: ActivityDependencies, child: ChildAddress): string {
  return workflowIdFor(deploymentKey, child.tenant, child.playbook, `call ${child.run.runId} ${child.path}`);
}
