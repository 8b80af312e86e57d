import type { Failure } from '../contracts/failure-codes.ts';
import { jsonBytes, type Json } from '../contracts/json.ts';
import type { Run } from './run.ts';

/** Why an output cannot be kept; undefined where it can. */
export function whyTooLarge(run: Run, title: string, output: Json): Failure | undefined {
  const bytes = jsonBytes(output);
  const { outputBytes } = run.start.plan.budgets;
  if (bytes <= outputBytes) return undefined;
  const message = `Cannot keep the output of "${title}": it has ${bytes} bytes, the budget outputBytes is ${outputBytes}`;
  return { code: 'output-too-large', message };
}
