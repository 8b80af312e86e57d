import type { StepPath } from '../contracts/ids.ts';
import type { MessageAnswer, PersonMessage } from '../contracts/messages.ts';
import type { NotedMessage } from './journal.ts';
import type { Run } from './run.ts';

/*
 * What people say to a step is admitted and noted in the turn in which it arrives. The step takes it up by itself, has it
 * checked outside, and remembers what it answered.
 */

/** Answers that a run remembers: a repeat of a message gets the answer of the first. */
export const ANSWERS_MAX = 1_000;

/** Notes a message that was admitted; a repeat only once. */
export function noteMessage(run: Run, message: PersonMessage, answer: MessageAnswer): MessageAnswer {
  const isRepeat =
    answerOf(run, message.id) !== undefined || run.journal.noted.some((noted) => noted.message.id === message.id);
  if (!isRepeat) run.journal.noted.push({ message, receivedAt: run.now });
  return answer;
}

/** The next message of a type to a step that waits to be checked. */
export function nextNoted<Type extends PersonMessage['type']>(
  run: Run,
  path: StepPath,
  type: Type,
): NotedMessage<Extract<PersonMessage, { type: Type }>> | undefined {
  return run.journal.noted.find((noted): noted is NotedMessage<Extract<PersonMessage, { type: Type }>> => {
    return noted.message.path === path && noted.message.type === type;
  });
}

/** Takes a message out of those that wait, with the answer that its sender and every repeat get. */
export function answerNoted(run: Run, { message }: NotedMessage, answer: MessageAnswer): void {
  const { noted, answers } = run.journal;
  noted.splice(
    noted.findIndex((one) => one.message.id === message.id),
    1,
  );
  answers.push({ id: message.id, answer });
  if (answers.length > ANSWERS_MAX) answers.shift();
}

/** What became of a person's message. */
export function answerOf(run: Run, id: string): MessageAnswer | undefined {
  return run.journal.answers.find((one) => one.id === id)?.answer;
}
