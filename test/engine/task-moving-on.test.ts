import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TaskMessage } from '../../contracts/messages.ts';
import type { TaskState } from '../../engine/journal.ts';
import type { Run } from '../../engine/run.ts';
import { refusalOf } from '../../engine/task/admit-task.ts';
import type { ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { mails, FORM, PROOF, LEADS, handOn, comment, signOff, sendBack } from './a-task.ts';
import {
  act,
  answer,
  answersOf,
  aPlan,
  cancels,
  cel,
  failsWith,
  gives,
  group,
  lit,
  MINUTE,
  movesOn,
  pause,
  run,
  says,
  SECOND,
  set,
  settled,
  work,
} from './plans.ts';

/** Everything that a task can go through, with checks and mails that take time. */
const LONG = aPlan(
  [
    work('all', {
      to: [{ team: lit('csirt') }, { team: lit('monitoring') }],
      isForEachTeam: true,
      form: FORM,
      due: { durationMs: 200 * SECOND },
      remindMs: [60 * SECOND, 150 * SECOND],
      signOffBy: LEADS,
      onOverdue: [pause('hold', 40 * SECOND), act('warn')],
    }),
    work('one', { due: { durationMs: 30 * SECOND }, onOverdue: [act('late'), set('v', { x: lit(1) })] }),
    act('next', { with: { tasks: cel('steps.all.output.tasks.size()'), late: cel('steps.late.status') } }),
  ],
  { outputs: { all: cel('steps.all.output'), one: cel('steps.one.output') } },
);
const LONG_SCRIPT = [
  says(20 * SECOND, 'all[0]', 'ada', comment('On it')),
  says(40 * SECOND, 'all[0]', 'ada', answer({ consent: true }, { evidence: [PROOF] })),
  says(41 * SECOND, 'all[0]', 'eli', answer({ consent: true })),
  says(80 * SECOND, 'all[0]', 'dora', sendBack()),
  says(100 * SECOND, 'all[0]', 'ada', answer({ consent: true })),
  says(110 * SECOND, 'all[1]', 'bruno', handOn('csirt')),
  says(120 * SECOND, 'all[0]', 'dora', signOff),
  says(220 * SECOND, 'all[1]', 'ada', answer({ consent: false })),
  says(230 * SECOND, 'all[1]', 'dora', signOff),
  says(300 * SECOND, 'one', 'ada', answer()),
];
const longAnswers = () =>
  answersOf({
    'check-message': gives({ refused: null }, 3 * SECOND),
    'tell-task': [failsWith('unavailable'), gives({}, 4 * SECOND)],
    'one/~overdue/late': gives({}, 9 * SECOND),
  });

/** What happens at one moment at two places has no order. */
function byPath<Item extends { readonly path: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

async function longTrace(script: readonly ScriptedMessage[]): Promise<unknown> {
  const rehearsal = await run(LONG, longAnswers(), script);
  return {
    outcome: rehearsal.outcome,
    outputs: rehearsal.outputs,
    records: byPath(rehearsal.records.map(({ event, at }) => ({ path: 'path' in event ? event.path : '', event, at }))),
    mails: mails(rehearsal)
      .map((mail) => JSON.stringify(mail))
      .toSorted(),
    answers: rehearsal.said.flatMap((said) => (said.message.type === 'task' ? [said.answer] : [])),
    endedAt: rehearsal.endedAt,
  };
}

test('a task that moves on at any moments has the same trace as one that never does', async () => {
  const expected = await longTrace(LONG_SCRIPT);
  const moments = fc.array(fc.integer({ min: 1, max: 320 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(moments, async (seconds) => {
      const script = [...LONG_SCRIPT, ...seconds.map((at) => movesOn(at * SECOND - 500))];
      expect(await longTrace(script)).toEqual(expected);
    }),
    { numRuns: 120 },
  );
});

test('a task that moves on at the moment of a cancel or a word has the same trace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 310 }), fc.boolean(), async (second, first) => {
      const cancel = cancels(second * SECOND + 250);
      const move = movesOn(second * SECOND + 250);
      const script = first ? [...LONG_SCRIPT, move, cancel] : [...LONG_SCRIPT, cancel, move];
      expect(await longTrace(script)).toEqual(await longTrace([...LONG_SCRIPT, cancel]));
    }),
    { numRuns: 60 },
  );
});

test('moving on while the task of one team has ended the step and that of another still tidies up', async () => {
  const tidy = (id: string) => [group('late', [act(id)], { finally: [pause('tidy', MINUTE)] })];
  const step = work('all', {
    to: [{ team: lit('csirt') }, { team: lit('monitoring') }],
    isForEachTeam: true,
    due: { durationMs: MINUTE },
    onOverdue: tidy('warn'),
  });
  const answers = () =>
    answersOf({
      'all[0]/~overdue/late/warn': failsWith('not-found'),
      'all[1]/~overdue/late/warn': gives({}, 30 * SECOND),
    });
  const still = await run(aPlan([step]), answers());
  const moved = await run(aPlan([step]), answers(), [movesOn(2 * MINUTE + 15 * SECOND)]);
  expect([moved.segments, moved.end.failure?.code]).toEqual([2, 'not-found']);
  expect(settled(moved)).toEqual(settled(still));
});

test('a task that was cancelled waits for nobody', () => {
  const state = { phase: 'cancelled' } as unknown as TaskState;
  const said = { change: { kind: 'comment', text: 'x' }, person: 'ada' } as unknown as TaskMessage;
  expect(refusalOf({} as unknown as Run, state, said)).toBe('not-waiting');
});
