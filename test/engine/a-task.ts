import type { Json, JsonObject } from '../../contracts/json.ts';
import type { TaskChange } from '../../contracts/task.ts';
import type { Rehearsal } from '../../rehearsal/rehearse.ts';
import { lit, MINUTE, MONDAY, outputOf } from './plans.ts';

/** What the task came to. */
export const outputAt = (rehearsal: Rehearsal, path = 'do_it'): JsonObject => outputOf(rehearsal, path) as JsonObject;
/** What the run answered, message by message. */
export const replies = (rehearsal: Rehearsal): readonly Json[] =>
  rehearsal.said.map((said) => said.answer as unknown as Json);
/** The mails about tasks: why, after how many minutes, to whom. */
export const mails = (rehearsal: Rehearsal): readonly Json[] =>
  rehearsal.effects.flatMap(({ effect, at }) =>
    effect.kind === 'tell-task' ? [[effect.why, (at - MONDAY) / MINUTE, effect.to as unknown as Json]] : [],
  );
/** What was recorded about tasks. */
export const events = (rehearsal: Rehearsal): readonly string[] =>
  rehearsal.records.flatMap(({ event }) => {
    if (event.type === 'task-changed')
      return [`${event.path} ${event.change.kind} by ${event.by}: ${event.task.phase}`];
    if (event.type === 'task-refused') return [`${event.path} ${event.what} refused: ${event.because}`];
    return event.type.startsWith('task-') && 'path' in event ? [`${event.path} ${event.type}`] : [];
  });

/** A form with a field that has to be answered and one with a default. */
export const FORM: JsonObject = {
  type: 'object',
  properties: { consent: { type: 'boolean' }, admins: { type: 'integer', minimum: 1, default: 2 } },
  required: ['consent'],
  additionalProperties: false,
};
/** A piece of evidence. */
export const PROOF = { sha256: 'a'.repeat(64), name: 'consent.pdf', note: 'Signed' };
/** Who signs off. */
export const LEADS = [{ team: lit('soc-leads') }];
/** Hands a task on. */
export const handOn = (team: string, reason = 'Theirs'): TaskChange => ({ kind: 'reassign', to: [{ team }], reason });
/** Comments on a task. */
export const comment = (text: string): TaskChange => ({ kind: 'comment', text });
/** Signs a task off. */
export const signOff: TaskChange = { kind: 'sign-off', reason: 'Looks right' };
/** Sends a task back. */
export const sendBack = (reason = 'The screenshot is of another tenant'): TaskChange => ({ kind: 'send-back', reason });
