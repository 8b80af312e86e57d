import fc from 'fast-check';
import type { RunMessage } from '../../contracts/messages.ts';
import type { TaskChange } from '../../contracts/task.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import {
  anEvent,
  answer,
  cancels,
  decides,
  joins,
  movesOn,
  pauses,
  resumes,
  rollsBack,
  says,
  SECOND,
} from '../engine/plans.ts';
import { acknowledges } from '../engine/soc-leads.ts';

/** One line of a random script. */
type Line = { at: number; what: What; who: string; which: number };

/** Ids of the steps that people can speak to. */
export interface Listeners {
  readonly approvals: readonly string[];
  readonly tasks: readonly string[];
  readonly escalations: readonly string[];
}

const SAID = [
  'approve',
  'approve',
  'approve',
  'approve',
  'refuse',
  'refuse',
  'refuse',
  'roll-back',
  'acknowledge',
  'acknowledge',
  'cancel',
  'move-on',
  'move-on',
  'event',
  'event',
  'told',
  'hold',
  'hold',
  'work',
  'work',
  'review',
] as const;

/** What is said to a run. */
export type What = (typeof SAID)[number];

/** What somebody says at some moment, in seconds. */
export const messageAt = (moment: fc.Arbitrary<number>, said: readonly What[] = SAID) =>
  fc.record({
    at: moment,
    what: fc.constantFrom(...said),
    who: fc.constantFrom('bruno', 'chen', 'eli', 'ada'),
    which: fc.nat(5),
  });

/** What is said by a line; nothing where the plan has nobody to say it to. */
export function messageOf(
  { at, what, who, which }: Line,
  index: number,
  { approvals, tasks, escalations }: Listeners,
): readonly ScriptedMessage[] {
  const afterMs = at * SECOND + index * 13 + 501;
  if (what === 'cancel') return [cancels(afterMs)];
  if (what === 'roll-back') return [rollsBack(afterMs)];
  // Whoever pauses has it go on after a while.
  if (what === 'hold') return [pauses(afterMs), resumes(afterMs + (which + 1) * Math.ceil(at / 4) * SECOND)];
  if (what === 'move-on') return [movesOn(afterMs)];
  if (what === 'event') return [joins(afterMs, anEvent(`joined-${index}`, { n: which }))];
  if (what === 'told') return [{ afterMs, message: (seen) => tellsOf(seen, which) }];
  if (what === 'work' || what === 'review') {
    const task = tasks[which % Math.max(tasks.length, 1)];
    return task === undefined ? [] : [sayTo(task, { afterMs, who, which, what })];
  }
  if (what === 'acknowledge') {
    const step = escalations[which % Math.max(escalations.length, 1)];
    return step === undefined ? [] : [acknowledgeOf(step, afterMs, who)];
  }
  const id = approvals[which % Math.max(approvals.length, 1)];
  if (id === undefined) return [];
  return [{ afterMs, message: (seen) => decideOn(id, { afterMs, who, approveIt: what === 'approve' }).message(seen) }];
}

/** Says of one of the runs that were called that it has ended, whether it has or not. */
function tellsOf(seen: readonly SeenEffect[], which: number): RunMessage | undefined {
  const paths = seen.flatMap(({ effect }) => (effect.kind === 'start-child' ? [effect.path] : []));
  const path = paths[which % Math.max(paths.length, 1)];
  return path === undefined ? undefined : { type: 'child-ended', path };
}

/** The path of a task is known once people have been told of it; of the tasks of teams one is picked by the dice. */
function sayTo(
  id: string,
  { afterMs, who, which, what }: { afterMs: number; who: string; which: number; what: 'work' | 'review' },
): ScriptedMessage {
  const change = changes(what)[which % 3] ?? answer();
  return {
    afterMs,
    message: (seen) => {
      const paths = seen.flatMap(({ effect }) =>
        effect.kind === 'tell-task' && new RegExp(`(^|/)${id}(\\[\\d\\])?$`).test(effect.path)
          ? [effect.path as string]
          : [],
      );
      const told = [...new Set(paths)].sort();
      return says(afterMs, told[which % Math.max(told.length, 1)] ?? id, who, change).message(seen);
    },
  };
}

/** The path of an escalation is known once it has called somebody; before, its id stands for it. */
function acknowledgeOf(id: string, afterMs: number, who: string): ScriptedMessage {
  return {
    afterMs,
    message: (seen) => {
      const paged = seen.findLast(({ effect }) => effect.kind === 'page' && effect.path.endsWith(id))?.effect.path;
      return acknowledges(afterMs, paged ?? id, who).message(seen);
    },
  };
}

function changes(what: 'work' | 'review'): readonly TaskChange[] {
  return what === 'work'
    ? [answer(), { kind: 'comment', text: 'On it' }, answer({}, { note: 'Again' })]
    : [
        { kind: 'sign-off', reason: '' },
        { kind: 'send-back', reason: 'No' },
        { kind: 'reassign', to: [{ team: 'csirt' }], reason: '' },
      ];
}

/** The path of an approval is known once it has been asked; before, its id stands for it. */
function decideOn(
  id: string,
  { afterMs, who, approveIt }: { afterMs: number; who: string; approveIt: boolean },
): ScriptedMessage {
  return {
    afterMs,
    message: (seen) => {
      const path =
        seen
          .flatMap(({ effect }) => (effect.kind === 'ask' && effect.path.endsWith(id) ? [effect.path as string] : []))
          .at(-1) ?? id;
      return decides(afterMs, path, who, approveIt).message(seen);
    },
  };
}
