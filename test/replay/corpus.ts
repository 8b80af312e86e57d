import type { Effect } from '../../contracts/activities.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { Frame, Journal } from '../../engine/journal.ts';
import { allSteps, topLists } from '../../language/plan/all-steps.ts';
import type { Plan, StepKind } from '../../language/plan/plan.ts';
import type { StoredHistory } from './stored.ts';

/** Ids of steps that scenarios never come to. */
const UNREACHED = ['never', 'unreached'];
/** The names of signals on the wire. */
const SIGNALS: Readonly<Record<string, RunMessage['type']>> = {
  'hand-event': 'event',
  cancel: 'cancel',
  'child-ended': 'child-ended',
  'move-on': 'move-on',
};

/** The kinds of the steps that a history's run comes to. */
export function stepKindsIn(history: StoredHistory): readonly StepKind[] {
  const plans = payloadsIn(history).flatMap(({ planBody }) => (planBody === undefined ? [] : [planBody]));
  return plans.flatMap((plan) =>
    // As the recorder handed it in.
    allSteps(topLists(plan as unknown as Plan)).flatMap(({ id, kind }) => (UNREACHED.includes(id) ? [] : [kind])),
  );
}

/** The kinds of the effects that a history has scheduled. Local activities leave no input behind. */
export function effectsIn(history: StoredHistory): readonly Effect['kind'][] {
  return payloadsIn(history).flatMap(
    ({ kind, attempt }) => (attempt === undefined ? [] : [kind as Effect['kind']]), // every effect says which attempt it is
  );
}

/** The kinds of the messages that a history took. */
export function saidIn(history: StoredHistory): readonly RunMessage['type'][] {
  const updates = payloadsIn(history).flatMap(
    ({ type }) => (type === undefined ? [] : [type as RunMessage['type']]), // an event's type is a string as well, and no message's
  );
  const signals = history.history.events.flatMap((event) => {
    const name = signalOf(event)?.signalName;
    return name === undefined || SIGNALS[name] === undefined ? [] : [SIGNALS[name]];
  });
  return [...updates, ...signals];
}

/** All frames of a journal, each with its key in the one around it. */
export function framesOf({ root, beside = {} }: Journal): readonly { readonly key: string; readonly frame: Frame }[] {
  const under = (key: string, frame: Frame): ReturnType<typeof framesOf> => [
    { key, frame },
    ...Object.entries(frame.children ?? {}).flatMap(([child, inner]) => under(child, inner)),
  ];
  return [...under('', root), ...Object.values(beside).flatMap(({ frame }) => under('', frame))];
}

function signalOf(event: object): { readonly signalName?: string } | undefined {
  return (
    event as { readonly workflowExecutionSignaledEventAttributes?: { readonly signalName: string } }
  ) // Temporal's JSON
  .workflowExecutionSignaledEventAttributes;
}

/** Every JSON object that stands in a history as a payload. */
function payloadsIn({ history }: StoredHistory): readonly JsonObject[] {
  const found: JsonObject[] = [];
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { data, metadata } = part as { readonly data?: string; readonly metadata?: object };
    if (typeof data !== 'string' || metadata === undefined) return Object.values(part).forEach(look);
    const text = Buffer.from(data, 'base64').toString('utf8');
    // An empty payload is no JSON.
    if (text.startsWith('{')) found.push(JSON.parse(text) as JsonObject);
  };
  history.events.forEach(look);
  return found;
}
