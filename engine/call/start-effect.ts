import type { Json } from '../../contracts/json.ts';
import { endsBehind, personBehind, type Starter } from '../../contracts/run.ts';
import type { EffectBody, Run } from '../run.ts';
import type { Child } from './run-child.ts';

/** The effect that starts a called run. */
export function startEffect({ start }: Run, child: Omit<Child, 'frame' | 'token'>): EffectBody {
  const { path, title, playbook, tenant, section, inputs, waits, plan } = child;
  const { context, parent } = start;
  const person = personBehind(start.starter);
  const ends = endsBehind(start.starter);
  const starter: Starter = {
    kind: 'playbook',
    playbook: context.playbook,
    run: context.runId,
    path,
    ...(person === undefined ? {} : { person }),
    ...(ends === 0 ? {} : { ends }),
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
    ...(plan === undefined ? {} : { plan: plan as unknown as Json }), // plans are plain data
    // A run with the caller's own plan is no call: it goes no deeper, and tells of its end whoever still wants to know.
    parent: {
      workflowId: context.workflowId,
      path,
      waits: waits || plan !== undefined,
      depth: (parent?.depth ?? 0) + (plan === undefined ? 1 : 0),
    },
  };
}
