import { describe, expect, test } from 'vitest';
import { aPerson, aQuestion, aReport, aRun, aSlot, aTask } from './a-report.ts';
import { MARCH } from './an-estate.ts';

const told = (over: Parameters<typeof aReport>[0]) =>
  aReport(over).findings.map(({ kind, sentence }) => [kind, sentence]);
const AT = '2026-03-01 01:00 Europe/Berlin';
const PEAK = { at: MARCH, calls: 31 };
const USE = {
  upstream: 'smtp',
  account: 'contoso',
  calls: 40,
  busiestMinute: PEAK,
  busiestHour: PEAK,
  minutesOver: [PEAK],
  hoursOver: [],
};

describe('a finding', () => {
  test.each([
    [
      'failed',
      { runs: [aRun({ outcome: 'failed', failure: 'unavailable' })] },
      `daily failed once; first in contoso at ${AT}: failure "unavailable"`,
    ],
    ['missed', { slots: [aSlot({})] }, `daily was missed once; first in contoso at ${AT}: Too late`],
    [
      'expired',
      { questions: [aQuestion({ closed: 'expired' })] },
      `daily asked once and nobody answered in time; first in contoso at ${AT}: step ask`,
    ],
    [
      'unasked',
      { questions: [aQuestion({ closed: 'expired', people: [] })] },
      `daily asked once and there was nobody to ask; first in contoso at ${AT}: step ask`,
    ],
    [
      'overdue',
      { tasks: [aTask({ closedAt: MARCH + 7_200_001 })] },
      `daily gave work once that was not done when it was due; first in contoso at ${AT}: step grant`,
    ],
    [
      'unasked',
      { tasks: [aTask({ closed: 'open', closedAt: null, people: [] })] },
      `daily asked once and there was nobody to ask; first in contoso at ${AT}: step grant`,
    ],
    ['woken', { people: [aPerson('kim', 2)] }, `kim was woken 2 times; first in contoso at ${AT}: by daily`],
    [
      'over-limit',
      { apis: [USE] },
      `smtp was called more often than its limit once; first for contoso at ${AT}: 31 calls in a minute`,
    ],
    [
      'over-limit',
      { apis: [{ ...USE, minutesOver: [], hoursOver: [PEAK] }] },
      `smtp was called more often than its limit once; first for contoso at ${AT}: 31 calls in an hour`,
    ],
    [
      'late',
      { runs: [aRun({ lateMs: 7_200_000 })] },
      `daily started late once; first in contoso at ${AT}: 120 minutes late`,
    ],
    [
      'skipped',
      { slots: [aSlot({ end: 'skipped', reason: 'Open' })] },
      `daily was skipped once; first in contoso at ${AT}: Open`,
    ],
    [
      'collision',
      { runs: [aRun({ overlaps: true })] },
      `daily started once while a run of it was open; first in contoso at ${AT}`,
    ],
    [
      'crowd',
      { crowds: [{ upstream: 'smtp', at: MARCH, runs: 40 }] },
      'smtp was called by many runs in one minute once; first at 2026-03-01 00:00 UTC: 40 runs',
    ],
    [
      'open',
      { runs: [aRun({ endedAt: null, outcome: null })] },
      `daily was still open at the end once; first in contoso at ${AT}`,
    ],
  ] as const)('%s is one sentence', (kind, over, sentence) => {
    expect(told(over)).toEqual([[kind, sentence]]);
  });

  test('is one for all tenants, with the first of them', () => {
    const slots = [aSlot({ at: MARCH + 1 }), aSlot({ tenant: 'fabrikam' }), aSlot({ at: MARCH + 2 })];
    expect(aReport({ slots }).findings).toEqual([
      {
        kind: 'missed',
        subject: 'daily',
        count: 3,
        tenants: 2,
        sentence:
          'daily was missed 3 times in 2 tenants; first in fabrikam at 2026-02-28 19:00 America/New_York: Too late',
      },
    ]);
  });
});

test('the worst kind comes first, of one kind the most frequent, then by name', () => {
  const runs = [
    aRun({ lateMs: 1e6 }),
    aRun({ outcome: 'failed' }),
    aRun({ playbook: 'b', outcome: 'failed' }),
    aRun({ playbook: 'c', outcome: 'failed' }),
    aRun({ playbook: 'c', outcome: 'failed' }),
  ];
  expect(aReport({ runs }).findings.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    'failed c',
    'failed b',
    'failed daily',
    'late daily',
  ]);
});

test('work that was done in time, or is not due yet, is no finding', () => {
  const open = { closed: 'open', closedAt: null } as const;
  expect(told({ tasks: [aTask(), aTask({ ...open, dueAt: MARCH + 40 * 3_600_000 })] })).toEqual([]);
  expect(told({ tasks: [aTask(open)] })).toHaveLength(1);
});

test('a run that ended with an outcome of its own and no failure has not failed', () => {
  expect(told({ runs: [aRun({ outcome: 'contained' })] })).toEqual([]);
});
