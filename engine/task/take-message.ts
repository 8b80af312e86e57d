import type { DecisionCheck } from '../../contracts/activities.ts';
import type { TaskMessage } from '../../contracts/messages.ts';
import type { RefusalCode } from '../../contracts/run.ts';
import type { TaskChange, TaskPhase } from '../../contracts/task.ts';
import { invariant } from '../../contracts/invariant.ts';
import { utcTime } from '../../contracts/time.ts';
import { checkAnswers } from '../../language/plan/check-answers.ts';
import type { CancelToken } from '../cancel-token.ts';
import type { NotedMessage, TaskState } from '../journal.ts';
import { answerNoted, nextNoted } from '../noted-messages.ts';
import { refusalOf } from './admit-task.ts';
import { headOf, maskedChange, type Desk } from './desk.ts';
import { mailOf } from './tell.ts';

const HINTS = { quick: false, cancellable: false, limitMs: 10_000 };

/** Pause before a message that could not be checked is checked again. */
const PAUSE_MS = 5_000;

type Noted = NotedMessage<TaskMessage>;

/** Has a message checked, then does what it says or refuses it. What came before it may have changed the task. */
export async function takeMessage(desk: Desk, noted: Noted, token: CancelToken): Promise<void> {
  const { run, path, state, entered } = desk;
  const stale = refusalOf(run, state, noted.message);
  if (stale !== null) return refuse(desk, noted, stale);
  const effect = {
    kind: 'check-message',
    path,
    attempt: 1,
    title: entered.step.title,
    message: noted.message,
    receivedAt: utcTime(noted.receivedAt),
    task: headOf(desk),
  } as const;
  const settled = await run.act(effect, HINTS, token);
  if (settled.status !== 'succeeded') {
    state.checkAt = settled.status === 'again' ? settled.at : run.now + PAUSE_MS;
    return undefined;
  }
  const { refused } = settled.output as unknown as DecisionCheck; // the shape of this effect's output
  return refused === null ? count(desk, noted) : refuse(desk, noted, refused);
}

/** Ends a task; what people said to it too late is answered. */
export function closeTask(desk: Desk, phase: Extract<TaskPhase, 'done' | 'cancelled'>): void {
  const { run, path, state } = desk;
  state.phase = phase;
  delete state.mail;
  if (phase === 'cancelled') run.record({ type: 'task-cancelled', path, task: headOf(desk) });
  for (let late = nextNoted(run, path, 'task'); late !== undefined; late = nextNoted(run, path, 'task'))
    refuse(desk, late, phase === 'done' ? 'done-already' : 'not-waiting');
}

function count(desk: Desk, noted: Noted): void {
  const { run, path, state } = desk;
  const { id, person, change } = noted.message;
  apply(desk, noted, change);
  run.record({
    type: 'task-changed',
    path,
    task: headOf(desk),
    messageId: id,
    by: person,
    change: maskedChange(desk, change),
  });
  answerNoted(run, noted, { accepted: true, task: state.phase });
  if (state.phase === 'done') closeTask(desk, 'done');
}

/** What a change makes of the task, and whom it tells. */
function apply(desk: Desk, { message, receivedAt }: Noted, change: TaskChange): void {
  const { state, assignment } = desk;
  const by = message.person;
  switch (change.kind) {
    case 'answer': {
      const { signOffBy } = assignment;
      state.answer = { ...answered(desk, change), by, at: receivedAt };
      state.phase = desk.entered.step.signOffBy === undefined ? 'done' : 'to-sign-off';
      if (state.phase === 'to-sign-off') mailOf(state, { why: 'to-sign-off', to: signOffBy, said: null });
      return;
    }
    case 'reassign':
      state.to = change.to;
      mailOf(state, { why: 'reassigned', to: change.to, said: { by, text: change.reason } });
      return;
    case 'comment':
      state.comments.push({ by, at: receivedAt, text: change.text });
      return;
    case 'sign-off':
      state.signedOffBy = by;
      state.phase = 'done';
      return;
    case 'send-back':
      state.phase = 'open';
      mailOf(state, { why: 'sent-back', to: state.to, said: { by, text: change.reason } });
      return;
  }
}

/** The answer with what the form itself answers. */
function answered(
  { entered }: Desk,
  change: Extract<TaskChange, { kind: 'answer' }>,
): Omit<NonNullable<TaskState['answer']>, 'by' | 'at'> {
  const { state, evidence, note } = change;
  const checked = checkAnswers(entered.step.form, change.answers, { isPartial: state === 'already-in-place' });
  invariant(checked.ok, 'An answer that does not fit is refused before it counts');
  return { state, evidence, note, answers: checked.answers };
}

function refuse({ run, path }: Desk, noted: Noted, because: RefusalCode): void {
  const { id, person, change } = noted.message;
  run.record({ type: 'task-refused', path, messageId: id, by: person, what: change.kind, because });
  answerNoted(run, noted, { accepted: false, because });
}
