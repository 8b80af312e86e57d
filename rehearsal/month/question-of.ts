import type { Effect, Recipient } from '../../contracts/activities.ts';
import type { PersonId, StepPath } from '../../contracts/ids.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { UtcMs } from '../../contracts/time.ts';

/** Something that a run asks people and waits for. */
export interface Question {
  readonly path: StepPath;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
  /** So many people have to answer. */
  readonly quorum: number;
  readonly expiresAt: UtcMs;
  /** 0 when it is asked, 1, 2 … for its reminders. */
  readonly reminder: number;
  /** What a person says to the run. */
  answer(said: Said): RunMessage;
}

/** An answer of a rehearsed person. */
export interface Said {
  readonly id: string;
  readonly person: PersonId;
  readonly isYes: boolean;
  readonly reason: string;
}

type QuestionsByKind = { readonly [Kind in Effect['kind']]?: (effect: Extract<Effect, { kind: Kind }>) => Question };

/** What the effects of a run ask people, by their kind. A new kind of question is a line here. */
const QUESTIONS: QuestionsByKind = {
  ask: ({ path, by, notBy, quorum, expiresAt, reminder, targetsSha256 }) => ({
    path,
    by,
    notBy,
    quorum,
    expiresAt: Date.parse(expiresAt),
    reminder,
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
  }),
};

/** The question that an effect is, if it is one. */
export function questionOf(effect: Effect): Question | undefined {
  // The table has for each kind a function of the effect of that kind.
  const read = QUESTIONS[effect.kind] as ((effect: Effect) => Question) | undefined;
  return read?.(effect);
}
