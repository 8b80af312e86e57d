import type { SecurityEvent } from '../contracts/event.ts';
import type { PersonId, StepPath } from '../contracts/ids.ts';
import { sha256Hex } from '../contracts/json.ts';
import type { RunMessage } from '../contracts/messages.ts';
import type { Recipient } from '../contracts/recipient.ts';
import type { TaskChange } from '../contracts/task.ts';
import type { CaseDocument } from '../language/schema/case-schema.ts';
import { parseDuration } from '../language/schema/duration.ts';
import type { ScriptedMessage } from './rehearse.ts';
import type { SeenEffect } from './virtual-effects.ts';

type When = NonNullable<CaseDocument['when']>[number];

/** What happens in a case, with its moment: `after` counts from the start of the run and holds for what follows it. */
export function caseScript(
  document: CaseDocument,
  eventOf: (given: NonNullable<When['event']>, index: number) => SecurityEvent,
): readonly ScriptedMessage[] {
  let afterMs = 0;
  return (document.when ?? []).flatMap((when, index): ScriptedMessage[] => {
    afterMs = when.after === undefined ? afterMs : (parseDuration(when.after) ?? afterMs);
    const said: ScriptedMessage[] = [];
    const { decide, acknowledge, cancel, pause, resume, event } = when;
    if (decide !== undefined) said.push({ afterMs, message: (seen) => decision(decide, index, seen) });
    if (acknowledge !== undefined) said.push({ afterMs, message: (seen) => acknowledgement(acknowledge, index, seen) });
    const change = taskChange(when);
    if (change !== undefined) said.push({ afterMs, message: (seen) => taskMessage(change, index, seen) });
    if (cancel !== undefined) said.push({ afterMs, message: () => steering('cancel', cancel, index) });
    if (pause !== undefined) said.push({ afterMs, message: () => steering('pause', pause, index) });
    if (resume !== undefined) said.push({ afterMs, message: () => steering('resume', resume, index) });
    if (event !== undefined) said.push({ afterMs, message: () => ({ type: 'event', event: eventOf(event, index) }) });
    return said;
  });
}

function decision(decide: NonNullable<When['decide']>, index: number, seen: readonly SeenEffect[]): RunMessage {
  const asked = seen
    .flatMap(({ effect }) => (effect.kind === 'ask' && isStep(effect.path, decide.step) ? [effect] : []))
    .at(-1);
  return {
    type: 'decision',
    id: `decision-${index}`,
    path: asked?.path ?? (decide.step as StepPath),
    approve: decide.approve,
    reason: decide.reason ?? '',
    person: decide.by as PersonId,
    targetsSha256: asked?.targetsSha256 ?? '',
    assertion: '',
  };
}

interface Said {
  readonly step: string;
  readonly by: string;
  readonly change: TaskChange;
}

function taskChange({ answer, reassign, comment, signOff }: When): Said | undefined {
  if (answer !== undefined) return { ...answer, change: answerOf(answer) };
  if (reassign !== undefined) {
    const to = reassign.to as readonly Recipient[]; // the checker has seen that each is of one kind
    return { ...reassign, change: { kind: 'reassign', to, reason: reassign.reason ?? '' } };
  }
  if (comment !== undefined) return { ...comment, change: { kind: 'comment', text: comment.text } };
  if (signOff === undefined) return undefined;
  return { ...signOff, change: { kind: signOff.accept ? 'sign-off' : 'send-back', reason: signOff.reason ?? '' } };
}

/** A file of a case has a name alone; its hash is that of the name. */
function answerOf({ answers, alreadyInPlace, evidence, note }: NonNullable<When['answer']>): TaskChange {
  return {
    kind: 'answer',
    state: alreadyInPlace === true ? 'already-in-place' : 'answered',
    answers: answers ?? {},
    evidence: (evidence ?? []).map((name) => ({ sha256: sha256Hex(name), name, note: '' })),
    note: note ?? '',
  };
}

function taskMessage({ step, by, change }: Said, index: number, seen: readonly SeenEffect[]): RunMessage {
  const told = seen
    .flatMap(({ effect }) => (effect.kind === 'tell-task' && isStep(effect.path, step) ? [effect.path] : []))
    .at(-1);
  return {
    type: 'task',
    id: `task-${index}`,
    path: told ?? (step as StepPath),
    person: by as PersonId,
    change,
    assertion: '',
  };
}

function acknowledgement(
  { step, by }: NonNullable<When['acknowledge']>,
  index: number,
  seen: readonly SeenEffect[],
): RunMessage {
  const called = seen.findLast(({ effect }) => effect.kind === 'page' && isStep(effect.path, step))?.effect;
  return {
    type: 'acknowledge',
    id: `acknowledge-${index}`,
    path: called?.path ?? (step as StepPath),
    person: by as PersonId,
    assertion: '',
  };
}

function steering(
  type: 'cancel' | 'pause' | 'resume',
  { by, reason }: NonNullable<When['cancel']>,
  index: number,
): RunMessage {
  return { type, id: `${type}-${index}`, by: by as PersonId, reason: reason ?? '' };
}

/** A step is named by its id or, in a loop, by its path. */
export function isStep(path: string, named: string): boolean {
  return path === named || path.endsWith(`/${named}`);
}
