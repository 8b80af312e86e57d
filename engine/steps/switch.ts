import type { Failure } from '../../contracts/failure-codes.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import type { SwitchStep } from '../../language/plan/plan.ts';
import { failed, type Completion } from '../completion.ts';
import { inside } from '../place.ts';
import { runSteps } from '../run-steps.ts';
import type { Entered } from '../run-step.ts';

/** Case of a switch in which none holds. */
const DEFAULT = -1;

/** Runs the first case that holds; which one was chosen is decided once. */
export async function runSwitch(entered: Entered<SwitchStep>): Promise<Completion> {
  const { run, step, frame, place, token, path } = entered;
  if (frame.choice === undefined) {
    const chosen = choose(entered);
    if (typeof chosen !== 'number') return failed(chosen);
    frame.choice = chosen;
    run.record({ type: 'decided', path, what: 'case', value: chosen });
  }
  const steps = step.cases[frame.choice]?.steps ?? step.default ?? [];
  const completion = await runSteps(run, steps, inside({ ...place, token }, step.id, frame));
  return completion.status === 'succeeded' ? { status: 'succeeded', output: { case: frame.choice } } : completion;
}

function choose({ step, place, frame }: Entered<SwitchStep>): number | Failure {
  const names = place.scope.names(frame.at);
  let chosen = DEFAULT;
  for (const [index, { when }] of step.cases.entries()) {
    const holds = evaluate(when, names);
    if (!holds.ok) return holds.failure;
    if (holds.value !== true) continue;
    if (!step.exactlyOne) return index;
    if (chosen !== DEFAULT) return moreThanOne(step, chosen, index);
    chosen = index;
  }
  return chosen;
}

function moreThanOne(step: SwitchStep, first: number, second: number): Failure {
  return {
    code: 'exactly-one-violated',
    message: `Cannot choose a case of "${step.title}": cases ${first + 1} and ${second + 1} both hold, and "exactlyOne" is set`,
  };
}
