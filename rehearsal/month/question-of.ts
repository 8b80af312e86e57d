import type { AskEffect, Effect, Recipient, TellTaskEffect } from '../../contracts/activities.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import { sha256Hex } from '../../contracts/json.ts';
import type { RunMessage, TaskMessage } from '../../contracts/messages.ts';
import type { TaskChange } from '../../contracts/task.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { fillForm } from './fill-form.ts';

/** Something that a run asks people and waits for. */
export interface Question {
  readonly kind: 'approval' | 'task';
  readonly path: StepPath;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
  /** So many people have to answer. */
  readonly quorum: number;
  /** When an approval expires, or a task is due. */
  readonly expiresAt: UtcMs;
  /** What is asked now, told apart from what was asked before at this step; null where people are only reminded of it. */
  readonly round: string | null;
  /** What a person says to the run. */
  answer(said: Said): RunMessage;
}

/** An answer of a rehearsed person. */
export interface Said {
  readonly id: string;
  readonly person: PersonId;
  readonly isYes: boolean;
  readonly reason: string;
  readonly at: UtcMs;
}

type QuestionsByKind = { readonly [Kind in Effect['kind']]?: (effect: Extract<Effect, { kind: Kind }>) => Question };

/** What the effects of a run ask people, by their kind. A new kind of question is a line here. */
const QUESTIONS: QuestionsByKind = { ask: questionOfAsk, 'tell-task': questionOfTask };

/** The question that an effect is, if it is one. */
export function questionOf(effect: Effect): Question | undefined {
  // The table has for each kind a function of the effect of that kind.
  const read = QUESTIONS[effect.kind] as ((effect: Effect) => Question) | undefined;
  return read?.(effect);
}

function questionOfAsk({ path, by, notBy, quorum, expiresAt, reminder, targetsSha256 }: AskEffect): Question {
  return {
    kind: 'approval',
    path,
    by,
    notBy,
    quorum,
    expiresAt: Date.parse(expiresAt),
    round: reminder === 0 ? 'ask' : null,
    answer: ({ id, person, isYes, reason }) => ({
      type: 'decision',
      id,
      path,
      approve: isYes,
      reason,
      person,
      targetsSha256,
      assertion: '',
    }),
  };
}

/** Work for one of those it is for, or a look at it for one of those who sign it off and have not done it. */
function questionOfTask(effect: TellTaskEffect): Question {
  const { path, why, number, to, task } = effect;
  const { phase, answeredBy, dueAt } = task;
  const isReview = phase === 'to-sign-off';
  return {
    kind: 'task',
    path,
    by: to,
    notBy: isReview && answeredBy !== null ? [answeredBy] : [],
    quorum: 1,
    expiresAt: Date.parse(dueAt),
    round: why === 'reminder' ? null : `${why} ${number}`,
    answer: (said): TaskMessage => ({
      type: 'task',
      id: said.id,
      path,
      person: said.person,
      change: isReview ? reviewOf(said) : workOf(effect, said),
      assertion: '',
    }),
  };
}

function reviewOf({ isYes, reason }: Said): TaskChange {
  return { kind: isYes ? 'sign-off' : 'send-back', reason };
}

function workOf({ request }: TellTaskEffect, { at }: Said): TaskChange {
  const name = 'evidence.png';
  const isAsked = request.evidence.need === 'required';
  return {
    kind: 'answer',
    state: 'answered',
    answers: fillForm(request.form, at),
    evidence: isAsked ? [{ sha256: sha256Hex(name), name, note: '' }] : [],
    note: '',
  };
}
