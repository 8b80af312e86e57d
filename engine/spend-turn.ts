import type { Ending } from './completion.ts';
import type { Run } from './run.ts';

/** Takes a turn of a loop from the budget of the run; how the loop ends where nothing is left of it. */
export function spendTurn(run: Run): Ending | undefined {
  const iterations = run.allowed('iterations');
  if (run.journal.used.iterations >= iterations) {
    const message = `Cannot go on: the run has taken ${iterations} loop turns, which is its budget`;
    return run.exceed('budget-iterations', message);
  }
  run.journal.used.iterations += 1;
  return undefined;
}
