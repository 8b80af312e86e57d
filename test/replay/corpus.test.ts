import { describe, expect, test } from 'vitest';
import type { Effect } from '../../contracts/activities.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { Frame, Journal } from '../../engine/journal.ts';
import { allSteps, topLists } from '../../language/plan/all-steps.ts';
import type { Plan, StepKind } from '../../language/plan/plan.ts';
import { effectsIn, framesOf, saidIn, stepKindsIn } from './corpus.ts';
import { loadHistories, loadJournals } from './stored.ts';

/*
 * What replays proves only what is stored. Each table below names everything of its kind, which the compiler holds, and a
 * thing without a stored history or journal is named here: record a scenario that crosses it.
 */

const histories = loadHistories();
const journals = loadJournals().map(({ stored }) => stored);
const journalOf = ({ arguments: { journal } }: (typeof journals)[number]): Journal =>
  // Written by the engine; how old it is says its version.
  journal as unknown as Journal;

/** Keys that the table wants and nothing stored has. */
function missing(table: Readonly<Record<string, string>>, seen: Iterable<string>): readonly string[] {
  const found = new Set(seen);
  return Object.keys(table).filter((key) => table[key] === 'stored' && !found.has(key));
}

describe('what the engine does has stored histories (P6)', () => {
  test('every kind of step', () => {
    expect(missing(KINDS, histories.flatMap(stepKindsIn))).toEqual([]);
  });

  test('every effect on the world', () => {
    expect(missing(EFFECTS, histories.flatMap(effectsIn))).toEqual([]);
  });

  test('every message', () => {
    expect(missing(MESSAGES, histories.flatMap(saidIn))).toEqual([]);
  });
});

describe('what a run remembers has stored journals (P6)', () => {
  test('every kind of step, entered before the run moved on', () => {
    const entered = journals.flatMap((stored) => {
      // A plan of a Watchbill that could read it.
      const plan = stored.arguments.planBody as unknown as Plan;
      const frames = framesOf(journalOf(stored));
      const ids = new Set(frames.flatMap(({ key, frame }) => [key, ...Object.keys(frame.settled?.steps ?? {})]));
      return allSteps(topLists(plan)).flatMap(({ id, kind }) => (ids.has(id) ? [kind] : []));
    });
    expect(missing(REMEMBERED_KINDS, entered)).toEqual([]);
  });

  test('every member of a frame', () => {
    const keys = journals.flatMap((stored) => framesOf(journalOf(stored)).flatMap(({ frame }) => Object.keys(frame)));
    expect(missing(FRAME, keys)).toEqual([]);
  });

  test('every member of the journal', () => {
    const keys = journals.flatMap((stored) =>
      Object.entries(journalOf(stored) as unknown as JsonObject).flatMap(([key, value]) =>
        ['0', '[]', '{}'].includes(JSON.stringify(value)) ? [] : [key],
      ),
    );
    expect(missing(JOURNAL, keys)).toEqual([]);
  });
});

const KINDS = {
  action: 'stored',
  do: 'stored',
  switch: 'stored',
  parallel: 'stored',
  race: 'stored',
  forEach: 'stored',
  repeat: 'stored',
  wait: 'stored',
  waitFor: 'stored',
  approve: 'stored',
  call: 'stored',
  task: 'stored',
  escalate: 'stored',
  clock: 'stored',
  set: 'stored',
  notify: 'stored',
  fail: 'stored',
  stop: 'stored',
} satisfies Record<StepKind, string>;

const REMEMBERED_KINDS = {
  ...KINDS,
  stop: 'ends the run in the turn in which it begins',
} satisfies Record<StepKind, string>;

const EFFECTS = {
  action: 'stored',
  notify: 'stored',
  ask: 'stored',
  'check-decision': 'stored',
  'tell-task': 'stored',
  'check-message': 'stored',
  lookup: 'stored',
  page: 'stored',
  claim: 'stored',
  'start-child': 'stored',
  'find-child': 'stored',
  'cancel-child': 'stored',
  'report-end': 'stored',
  flush: 'stored',
} satisfies Record<Effect['kind'], string>;

const MESSAGES = {
  decision: 'stored',
  task: 'stored',
  acknowledge: 'stored',
  cancel: 'stored',
  'roll-back': 'stored',
  pause: 'stored',
  resume: 'stored',
  event: 'stored',
  'child-ended': 'stored',
  'move-on': 'stored',
} satisfies Record<RunMessage['type'], string>;

const FRAME = {
  at: 'stored',
  settled: 'stored',
  children: 'stored',
  attempts: 'stored',
  nextAt: 'stored',
  choice: 'stored',
  closing: 'stored',
  body: 'stored',
  caught: 'stored',
  pending: 'stored',
  waitUntil: 'stored',
  due: 'stored',
  vars: 'settles in the turn in which it is set',
  approval: 'stored',
  task: 'stored',
  escalation: 'stored',
  loop: 'stored',
  repeat: 'stored',
  heard: 'stored',
  child: 'stored',
  waves: 'stored',
  left: 'stored',
} satisfies Record<keyof Frame, string>;

const JOURNAL = {
  journalVersion: 'stored',
  startedAt: 'stored',
  phase: 'stored',
  ending: 'stored',
  outputs: 'stored',
  seq: 'stored',
  order: 'stored',
  root: 'stored',
  cancel: 'stored',
  rollBack: 'stored',
  paused: 'stored',
  undo: 'stored',
  abort: 'stored',
  noted: 'stored',
  answers: 'stored',
  joining: 'stored',
  joined: 'stored',
  late: 'stored',
  events: 'stored',
  woken: 'stored',
  outbox: 'stored',
  recordsLost: 'counts what no history can show',
  clocks: 'stored',
  beside: 'stored',
  used: 'stored',
  reported: 'is the last that a run does',
  origin: 'stored',
} satisfies Record<keyof Journal, string>;
