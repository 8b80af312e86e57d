import type { Failure } from '../contracts/failure-codes.ts';
import { jsonBytes, type Json } from '../contracts/json.ts';
import type { Run } from './run.ts';

/** Why an output cannot be kept; undefined where it can. */
export function whyTooLarge(run: Run, title: string, output: Json): Failure | undefined {
  const { outputBytes } = run.start.plan.budgets;
  // What has too many characters has too many bytes, and to count these would take long.
  const characters = JSON.stringify(output).length;
  const bytes = characters > outputBytes ? characters : jsonBytes(output);
  if (bytes <= outputBytes) return undefined;
  const message = `Cannot keep the output of "${title}": it has ${bytes} bytes, the budget outputBytes is ${outputBytes}`;
  return { code: 'output-too-large', message };
}
