import type { JsonObject } from '../../contracts/json.ts';
import type { Recipient } from '../../contracts/recipient.ts';
import type { RunEvent, RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { CaseDocument } from '../../language/schema/case-schema.ts';
import { writeDuration } from '../../language/schema/duration.ts';

type When = NonNullable<CaseDocument['when']>[number];

/**
 * What people and feeds said to a run, with its moments. What was refused is left out: it changed nothing. Of events only
 * those are known that a `waitFor` heard.
 */
export function recordedScript(records: readonly RunRecord[], startedAt: UtcMs): readonly When[] {
  return records.flatMap(({ event, at }) => {
    const said = saidIn(event);
    return said === undefined ? [] : [{ after: writeDuration(Date.parse(at) - startedAt), ...said }];
  });
}

function saidIn(event: RunEvent): When | undefined {
  switch (event.type) {
    case 'decision': {
      const { path: step, person: by, approve, reason } = event;
      return { decide: { step, by, approve, ...reasonOf(reason) } };
    }
    case 'acknowledged':
      return { acknowledge: { step: event.path, by: event.person } };
    case 'cancel-requested':
      return { cancel: { by: event.by, ...reasonOf(event.reason) } };
    case 'run-paused':
      return { pause: { by: event.by, ...reasonOf(event.reason) } };
    case 'run-resumed':
      return event.by === null ? undefined : { resume: { by: event.by, ...reasonOf(event.reason) } };
    case 'task-changed':
      return changeOf(event);
    case 'step-settled':
      return heardBy(event);
    default:
      return undefined;
  }
}

function changeOf({ path: step, by, change }: Extract<RunEvent, { type: 'task-changed' }>): When {
  switch (change.kind) {
    case 'answer': {
      const { answers, evidence, note, state } = change;
      const files = evidence.map(({ name }) => name);
      return {
        answer: {
          step,
          by,
          ...(Object.keys(answers).length === 0 ? {} : { answers }),
          ...(state === 'already-in-place' ? { alreadyInPlace: true } : {}),
          ...(files.length === 0 ? {} : { evidence: files }),
          ...(note === '' ? {} : { note }),
        },
      };
    }
    case 'reassign':
      return { reassign: { step, by, to: writable(change.to), ...reasonOf(change.reason) } };
    case 'comment':
      return { comment: { step, by, text: change.text } };
    case 'sign-off':
    case 'send-back':
      return { signOff: { step, by, accept: change.kind === 'sign-off', ...reasonOf(change.reason) } };
  }
}

type Writable = NonNullable<When['reassign']>['to'];

/** Work is handed on to teams and people, which a case may name; nobody takes it for an audience or a rota. */
function writable(to: readonly Recipient[]): Writable {
  return to.flatMap((one) => ('team' in one || 'person' in one ? [{ ...one }] : []));
}

function reasonOf(reason: string): { readonly reason?: string } {
  return reason === '' ? {} : { reason };
}

function heardBy({ kind, output }: Extract<RunEvent, { type: 'step-settled' }>): When | undefined {
  const event = kind === 'waitFor' ? (output as JsonObject | undefined)?.['event'] : undefined;
  return event === undefined ? undefined : { event: eventOfCase(event as JsonObject) }; // the shape of this step's output
}

/** An event as expressions see it, as a case writes it: where it came from is not said there. */
export function eventOfCase({ source: _source, ...event }: JsonObject): JsonObject {
  return event;
}
