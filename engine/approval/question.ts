import type { Recipient } from '../../contracts/activities.ts';
import type { Failure } from '../../contracts/failure-codes.ts';
import type { PersonId } from '../../contracts/ids.ts';
import { digest, type Json, type Sha256 } from '../../contracts/json.ts';
import { personBehind, type Starter } from '../../contracts/run.ts';
import { evaluate } from '../../language/expressions/evaluate.ts';
import { renderValue } from '../../language/expressions/render-value.ts';
import type { Scope as Names } from '../../language/expressions/scope.ts';
import type { ApproveStep } from '../../language/plan/plan.ts';
import { renderRecipients } from '../recipients.ts';
import { textOf } from '../text-of.ts';
import type { Entered } from '../run-step.ts';

/** What the approvers are asked, all expressions resolved. */
export interface Question {
  readonly question: string;
  readonly shown: readonly { readonly name: string; readonly value: Json }[];
  /** One hash a shown value, for actions that bind to the approval. */
  readonly shownSha256: readonly Sha256[];
  /** What a decision binds to: question and everything shown. */
  readonly targetsSha256: Sha256;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
  readonly quorum: number;
}

type Rendered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Resolves the question. The same in every segment of a run: everything that it reads is settled. */
export function renderQuestion({ run, step, place, frame }: Entered<ApproveStep>): Rendered<Question> {
  const names = place.scope.names(frame.at);
  const question = renderValue(step.question, names);
  if (!question.ok) return question;
  const shown = renderShown(step, names);
  if (!shown.ok) return shown;
  const by = renderRecipients(step.by, names);
  if (!by.ok) return by;
  const quorum = renderQuorum(step, names);
  if (!quorum.ok) return quorum;
  const text = textOf(question.value);
  return {
    ok: true,
    value: {
      question: text,
      shown: shown.value,
      shownSha256: shown.value.map(({ value }) => digest(value)),
      targetsSha256: digest({ question: text, shown: shown.value.map(({ name, value }) => ({ name, value })) }),
      by: by.value,
      notBy: step.notBy.flatMap((who) => excluded(who, run.start.starter)),
      quorum: quorum.value,
    },
  };
}

function renderShown(step: ApproveStep, names: Names): Rendered<Question['shown']> {
  const shown: { name: string; value: Json }[] = [];
  for (const { name, cel } of step.show) {
    const value = evaluate(cel, names);
    if (!value.ok) return value;
    shown.push({ name, value: value.value });
  }
  return { ok: true, value: shown };
}

function renderQuorum(step: ApproveStep, names: Names): Rendered<number> {
  const quorum = evaluate(step.quorum, names);
  if (!quorum.ok) return quorum;
  if (Number.isInteger(quorum.value) && (quorum.value as number) >= 1)
    return { ok: true, value: quorum.value as number };
  const message = `Cannot ask in "${step.title}": "quorum" is ${JSON.stringify(quorum.value)}, it has to be a whole number from 1`;
  return { ok: false, failure: { code: 'invalid-input', message } };
}

function excluded(who: string, starter: Starter): readonly PersonId[] {
  if (who !== 'starter') return [who as PersonId]; // names of people stand in the plan as text
  const person = personBehind(starter);
  return person === undefined ? [] : [person];
}
