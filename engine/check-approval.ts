import { digest, type Json, type JsonObject } from '../contracts/json.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { ActionStep, LockedAction } from '../language/plan/plan.ts';
import type { Entered } from './run-step.ts';

/**
 * An action that is bound to an approval may run only if it was given, and only on targets that the approvers were
 * shown: each target of the input, as a whole, is among the shown values.
 */
export function checkApproval(
  entered: Entered<ActionStep>,
  locked: LockedAction,
  input: JsonObject,
): Failure | undefined {
  const { step, place, frame } = entered;
  if (step.approval === undefined) return undefined;
  const steps = place.scope.names(frame.at)['steps'] as Readonly<Record<string, JsonObject>>;
  const output = steps[step.approval]?.['output'] as JsonObject | undefined;
  if (output?.['approved'] !== true) {
    return {
      code: 'approval-missing',
      message: `Cannot run "${step.title}": the approval "${step.approval}" was not given`,
    };
  }
  const shown = new Set(output['shown'] as readonly Json[]);
  const other = locked.targets.find((name) => input[name] !== undefined && !shown.has(digest(input[name])));
  if (other === undefined) return undefined;
  return {
    code: 'approval-mismatch',
    message: `Cannot run "${step.title}": its "${other}" is not what the approvers of "${step.approval}" were shown. Show exactly the targets in "show"`,
  };
}
