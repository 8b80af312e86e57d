import { bundleWorkflows } from '../../worker/workflow-bundle.ts';

let made: Promise<{ code: string }> | undefined;

/** The bundle of the workflows as they are now; made once per process. */
export function workflowBundle(): Promise<{ code: string }> {
  made ??= bundleWorkflows().then((code) => ({ code }));
  return made;
}
