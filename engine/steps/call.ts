import { renderValues } from '../../language/expressions/render-value.ts';
import type { CallStep } from '../../language/plan/plan.ts';
import { judgeChild } from '../call/judge-child.ts';
import { runChild } from '../call/run-child.ts';
import { runWaves } from '../call/run-waves.ts';
import { failed, type Completion } from '../completion.ts';
import { recordStart } from '../perform.ts';
import type { Entered } from '../run-step.ts';

/** Runs another playbook: as one run that is waited for or let go, or over tenants in waves. */
export async function runCall(entered: Entered<CallStep>): Promise<Completion> {
  const { run, step, frame, place, path, token } = entered;
  const inputs = renderValues(step.with, place.scope.names(frame.at));
  if (!inputs.ok) return failed(inputs.failure);
  if (frame.child === undefined && frame.waves === undefined) {
    recordStart(entered);
    if (step.mode === 'wait') run.record({ type: 'step-waiting', path, reason: 'call', until: null });
  }
  if (step.tenants !== undefined) return runWaves(entered, step.tenants, inputs.value);
  const { playbook, section, title } = step;
  const came = await runChild(run, {
    playbook,
    tenant: run.start.tenant.id,
    ...(section === undefined ? {} : { section }),
    inputs: inputs.value,
    waits: step.mode === 'wait',
    path,
    frame,
    title,
    token,
  });
  if (came.status === 'child') return judgeChild(run, { title, playbook, isCancelled: token.requested }, came.end);
  if (came.status === 'started') return { status: 'succeeded', output: { run: came.run } };
  return came;
}
