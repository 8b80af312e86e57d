import { beforeAll, describe, expect, test } from 'vitest';
import { readPlan } from '../../language/plan/read-plan.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { answersOf, settled } from '../engine/plans.ts';
import { workflowBundle } from '../workflows/bundle.ts';
import { plant } from './plant.ts';
import { replayHistories } from './replay-histories.ts';
import { MOVING, SCENARIOS } from './scenarios.ts';
import { FILE_BYTES_MAX, loadHistories, loadJournals, type StoredJournal } from './stored.ts';

const LIMIT_MS = 120_000;
const histories = loadHistories();
const journals = loadJournals();

let bundle: { readonly code: string };
beforeAll(async () => {
  bundle = await workflowBundle();
}, LIMIT_MS);

describe('stored histories (P6)', () => {
  test('every one replays on the current workflows', { timeout: LIMIT_MS }, async () => {
    expect(await replayHistories(bundle, histories)).toEqual([]);
  });

  test('every one replays on the main thread too, as the SDK does it unasked', { timeout: LIMIT_MS }, async () => {
    expect(await replayHistories(bundle, histories, { debugMode: true })).toEqual([]);
  });

  test('every scenario has its history, and a run that moves on has two and a journal', () => {
    const names = SCENARIOS.flatMap((scenario) =>
      MOVING.includes(scenario) ? [`${scenario.name}-1`, `${scenario.name}-2`] : [scenario.name],
    );
    expect(histories.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(journals.map(({ name }) => name)).toEqual(expect.arrayContaining(MOVING.map(({ name }) => name)));
  });

  test('they cross every kind of command that our workflows give', () => {
    const seen = new Set(histories.flatMap(({ history }) => history.events.map(({ eventType }) => eventType)));
    expect(COMMANDS.filter((type) => !seen.has(`EVENT_TYPE_${type}`))).toEqual([]);
  });

  test.each(histories)('$name is small', ({ bytes }) => {
    expect(bytes).toBeLessThanOrEqual(FILE_BYTES_MAX);
  });
});

describe('a defect planted in the bundle turns the gate red (P6)', () => {
  test.each([
    [
      'calls another activity',
      'activities.performAction(effect)',
      'activities.sendNotification(effect)',
      'five-actions',
    ],
    ['runs quick actions as regular ones', 'hints.quick && load.mayRunLocal()', 'false', 'quick-actions'],
    ['does not wait', 'if (remainingMs <= 0)', 'if (true)', 'wait-cancelled'],
    ['checks no decision', 'activities.checkDecision(effect)', 'activities.flushRecords(effect)', 'approval-approved'],
    [
      'checks nothing that is said to a task',
      'activities.checkMessage(effect)',
      'activities.flushRecords(effect)',
      'task-of-each-team',
    ],
    ['does not hear that it has to move on', "'move-on'", "'move-away'", 'moved-on-at-an-approval-1'],
    ['forgets the journal when it has moved on', 'args.journal === undefined', 'true', 'moved-on-in-a-loop-2'],
    [
      'goes by a later change in a run of before',
      "run.effects.goesBy('write-before-waiting-2026-11')",
      'true',
      'approval-by-two',
    ],
    [
      'keeps the events that came while it answered people',
      "run.effects.goesBy('give-last-events-back-2026-11')",
      'false',
      'an-event-while-an-ended-run-answers',
    ],
    ['takes nothing back', 'journal.rollBack === true', 'false', 'moved-on-then-rolled-back-2'],
    ['does not tell its caller', 'parent?.waits !== true', 'true', 'called-at-a-section-and-moved-on-2'],
    ['starts items one by one', 'group.open < step.concurrency', 'group.open < 1', 'for-each-three-at-once'],
    ['lets an intake go on without a pause', '()=>isStopped', '()=>true', 'intake'],
  ])('one that %s', { timeout: LIMIT_MS }, async (_what, from, to, expected) => {
    const found = await replayHistories(
      plant(bundle, from, to),
      histories.filter(({ name }) => name === expected),
    );
    expect(found).toHaveLength(1);
  });
});

describe('a stored journal continues to the end that its run came to (P6)', () => {
  test.each(journals)('$name', async ({ stored }) => {
    const rehearsal = await continued(stored);
    expect(rehearsal.outcome).toBe(stored.outcome);
    const known = new Set(stored.settled);
    expect(settled(rehearsal).filter((step) => !known.has(step))).toEqual([]);
  });

  test.each(journals)('$name does nothing again that it had done before', async ({ stored }) => {
    const { journal: _journal, ...fromTheTop } = stored.arguments;
    const again = await continued({ ...stored, arguments: fromTheTop });
    const rest = await continued(stored);
    expect(rest.effects.length).toBeLessThan(again.effects.length);
  });
});

/** What a history records of each command that a workflow of ours gives. */
const COMMANDS = [
  'ACTIVITY_TASK_SCHEDULED',
  'ACTIVITY_TASK_CANCEL_REQUESTED',
  'MARKER_RECORDED',
  'TIMER_STARTED',
  'TIMER_CANCELED',
  'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  'WORKFLOW_EXECUTION_UPDATE_COMPLETED',
  'WORKFLOW_EXECUTION_SIGNALED',
  'WORKFLOW_EXECUTION_CANCEL_REQUESTED',
  'WORKFLOW_EXECUTION_CONTINUED_AS_NEW',
  'WORKFLOW_EXECUTION_COMPLETED',
];

async function continued({ startedAt, context, arguments: args, answers, script }: StoredJournal) {
  const read = readPlan(args.planBody);
  if ('failure' in read) throw new TypeError(read.failure.message);
  const { tenant, inputs, starter } = args;
  const start = {
    plan: read.plan,
    context,
    tenant,
    inputs,
    starter,
    ...(args.event === undefined ? {} : { event: args.event }),
    ...(args.section === undefined ? {} : { section: args.section }),
    ...(args.parent === undefined ? {} : { parent: args.parent }),
    ...(args.journal === undefined ? {} : { journal: args.journal }),
  };
  const said = script.map(({ afterMs, message }) => ({ afterMs, message: () => message }));
  const rehearsal = await rehearse(start, Date.parse(startedAt), answersOf(answers), said);
  if ('stuck' in rehearsal) throw new TypeError('The run waits for ever');
  return rehearsal;
}
