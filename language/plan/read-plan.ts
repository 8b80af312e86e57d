import type { Failure } from '../../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import { IR_VERSION, type Plan } from './plan.ts';

/**
 * Reads a plan that this project compiled: its hash vouches for its shape, so only the version is checked.
 *
 * @returns the plan, or `plan-unreadable` where a newer Watchbill wrote it.
 */
export function readPlan(body: Json): { readonly plan: Plan } | { readonly failure: Failure } {
  const version = (body as JsonObject | null)?.['irVersion'];
  if (version !== IR_VERSION) {
    return {
      failure: {
        code: 'plan-unreadable',
        message: `Cannot run the plan: it has irVersion ${JSON.stringify(version ?? null)}, this worker knows ${IR_VERSION}. Deploy a worker that knows it`,
      },
    };
  }
  return { plan: body as unknown as Plan };
}
