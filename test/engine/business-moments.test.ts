import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LookupEffect } from '../../contracts/activities.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import type { Rehearsal, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import { answerLookup } from '../../schedules/answer-lookup.ts';
import { aCalendar } from '../schedules/a-calendar.ts';
import { mails } from './a-task.ts';
import {
  aPlan,
  act,
  answer,
  answersOf,
  branches,
  cancels,
  cel,
  failsWith,
  gives,
  HOUR,
  lit,
  MINUTE,
  movesOn,
  pause,
  run,
  says,
  SECOND,
  work,
} from './plans.ts';

const BUSINESS = { calendar: 'berlin-office' };
const wait = (id: string, hours: number) => pause(id, 0, { for: { ...BUSINESS, businessMs: hours * HOUR } });

/** By the calendar, after three seconds; all else as usual. */
function byCalendar(others: Answers = answersOf()): Answers {
  return {
    answer: (effect, now) => {
      if (effect.kind !== 'lookup' || effect.what === 'policy') return others.answer(effect, now);
      const answered = answerLookup(effect, aCalendar());
      return answered.ok ? gives(answered.output, 3 * SECOND) : failsWith('not-found');
    },
  };
}

const lookups = ({ effects }: Rehearsal): readonly LookupEffect[] =>
  effects.flatMap(({ effect }) => (effect.kind === 'lookup' ? [effect] : []));

describe('business time', () => {
  test('is counted from when the step begins, however late the answer comes', async () => {
    const rehearsal = await run(aPlan([wait('hold', 10)]), byCalendar());
    // Monday 09:00 in Berlin: eight hours on Monday, two on Tuesday.
    expect(rehearsal.endedAt - rehearsal.startedAt).toBe(26 * HOUR);
    expect(lookups(rehearsal)).toHaveLength(1);
  });

  test('a call of the calendar that is lost is made again, and the step begins once in the records', async () => {
    const lost = {
      afterMs: 0,
      settled: { status: 'again', at: 0, failure: { code: 'worker-lost', message: 'x' } },
    } as const;
    const found = gives({ moments: [Date.UTC(2026, 2, 2, 9)] });
    const rehearsal = await run(aPlan([wait('hold', 1)]), answersOf({ lookup: [lost, found] }));
    expect(lookups(rehearsal)).toHaveLength(2);
    expect(rehearsal.records.filter(({ event }) => event.type === 'step-started')).toHaveLength(1);
  });

  test('a moment that has passed when the answer comes is waited for no more', async () => {
    const late = gives({ moments: [Date.UTC(2026, 2, 2, 8, 30)] }, 45 * SECOND);
    const rehearsal = await run(aPlan([pause('before', HOUR), wait('hold', 1)]), answersOf({ lookup: late }));
    expect(rehearsal.endedAt - rehearsal.startedAt).toBe(HOUR + 45 * SECOND);
  });
});

const PLAN = aPlan(
  [
    branches('all', {
      waits: [wait('short', 1), wait('long', 10)],
      works: [
        work('consent', {
          to: [{ team: lit('csirt') }, { team: lit('monitoring') }],
          isForEachTeam: true,
          due: { ...BUSINESS, businessMs: 9 * HOUR },
          remindMs: [4 * HOUR, 8 * HOUR + MINUTE],
          onOverdue: [act('late')],
        }),
      ],
    }),
  ],
  { outputs: { until: cel('steps.long.output.until') } },
);
const SCRIPT = [
  says(27 * HOUR, 'all/works/consent[0]', 'ada', answer()),
  says(28 * HOUR, 'all/works/consent[1]', 'bruno', answer()),
];

async function trace(script: readonly ScriptedMessage[]): Promise<unknown> {
  const rehearsal = await run(PLAN, byCalendar(), script);
  return {
    outcome: rehearsal.outcome,
    outputs: rehearsal.outputs,
    records: rehearsal.records.map(({ at, event }) => JSON.stringify({ at, event })).toSorted(),
    mails: mails(rehearsal)
      .map((mail) => JSON.stringify(mail))
      .toSorted(),
    lookups: lookups(rehearsal).map(({ path, attempt }) => `${path} ${attempt}`),
    endedAt: rehearsal.endedAt,
  };
}

test('waits and tasks by business time that move on at any moments have the same trace', async () => {
  const expected = await trace(SCRIPT);
  expect(expected).toMatchObject({ outcome: 'succeeded' });
  const moments = fc.array(fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 29 * HOUR })), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(moments, async (at) => {
      expect(await trace([...SCRIPT, ...at.map((one) => movesOn(one))])).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('a cancel while the calendar is asked ends the step once it has answered', async () => {
  const { outcome, endedAt, startedAt } = await run(PLAN, byCalendar(), [cancels(SECOND)]);
  expect([outcome, endedAt - startedAt]).toEqual(['cancelled', 3 * SECOND]);
});
