import { checkInput } from '../actions/check-input.ts';
import type { ActionEffect, Effect } from '../contracts/activities.ts';
import { FAILURE_KINDS, type Failure, type FailureCode } from '../contracts/failure-codes.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import { parseDuration } from '../language/schema/duration.ts';
import type { ActionSignatures } from '../language/schema/action-signature.ts';
import type { Answer, Answers } from './answers.ts';

/**
 * The answers of a case: by action an output, or a list for the calls in turn whose last one repeats. `{fail, retryAfter}`
 * is a failure. An action that the case does not name returns the example of its catalogue entry. An input that production
 * would refuse is refused here too, and uses up no answer.
 */
export class CaseAnswers implements Answers {
  readonly #stubs: JsonObject;
  readonly #actions: ActionSignatures;
  readonly #calls = new Map<string, number>();

  constructor(stubs: JsonObject, actions: ActionSignatures) {
    this.#stubs = stubs;
    this.#actions = actions;
  }

  answer(effect: Effect): Answer {
    switch (effect.kind) {
      case 'action':
        return this.#answerAction(effect);
      case 'notify':
        return gives({ sent: effect.to.map(nameOf), failed: [] });
      case 'check-decision':
        return gives({ refused: null });
      case 'claim':
        return gives({ claimed: true });
      case 'ask':
      case 'flush':
        return gives({});
    }
  }

  #answerAction({ action, input }: ActionEffect): Answer {
    const signature = this.#actions.get(action);
    const misfit = signature === undefined ? undefined : checkInput(signature, input);
    if (misfit !== undefined) return failsWith(misfit);
    const call = this.#calls.get(action) ?? 0;
    this.#calls.set(action, call + 1);
    const stub = this.#stubs[action];
    if (stub === undefined) return gives(signature?.example.output ?? {});
    const inTurn: readonly Json[] = Array.isArray(stub) ? (stub as readonly Json[]) : [stub];
    return read(inTurn[Math.min(call, inTurn.length - 1)] ?? {});
  }
}

function gives(output: Json): Answer {
  return { afterMs: 0, settled: { status: 'succeeded', output } };
}

function failsWith(failure: Failure): Answer {
  return { afterMs: 0, settled: { status: 'failed', failure } };
}

function read(stub: Json): Answer {
  const failure = failureOf(stub as JsonObject);
  return failure === undefined ? gives(stub) : failsWith(failure);
}

function failureOf({ fail, retryAfter }: JsonObject): Failure | undefined {
  if (typeof fail !== 'string' || !(fail in FAILURE_KINDS)) return undefined;
  const code = fail as FailureCode; // it is a member of the closed list
  const retryAfterMs = typeof retryAfter === 'string' ? parseDuration(retryAfter) : undefined;
  return { code, message: FAILURE_KINDS[code].summary, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function nameOf(recipient: object): string {
  return String(Object.values(recipient)[0]);
}
