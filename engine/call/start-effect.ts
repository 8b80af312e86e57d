import { personBehind, type Starter } from '../../contracts/run.ts';
import type { EffectBody, Run } from '../run.ts';
import type { Child } from './run-child.ts';

/** The effect that starts a called run. */
export function startEffect({ start }: Run, child: Omit<Child, 'frame' | 'token'>): EffectBody {
  const { path, title, playbook, tenant, section, inputs, waits } = child;
  const { context, parent } = start;
  const person = personBehind(start.starter);
  const starter: Starter = {
    kind: 'playbook',
    playbook: context.playbook,
    run: context.runId,
    path,
    ...(person === undefined ? {} : { person }),
  };
  return {
    kind: 'start-child',
    path,
    attempt: 1,
    title,
    playbook,
    tenant,
    inputs,
    starter,
    ...(section === undefined ? {} : { section }),
    parent: { workflowId: context.workflowId, path, waits, depth: (parent?.depth ?? 0) + 1 },
  };
}
