import { NO_FAULTS } from '../../../rehearsal/month/faults.ts';
import { findingsOf, type Unjudged } from '../../../rehearsal/month/findings.ts';
import type { MonthReport } from '../../../rehearsal/month/month-report.ts';
import type { PersonSeen } from '../../../rehearsal/month/people-log.ts';
import type { SeenQuestion, SeenRun, SeenSlot, SeenTask } from '../../../rehearsal/month/seen-run.ts';
import { DAY, MARCH } from './an-estate.ts';

/** A run of the playbook `daily` in contoso that went well. */
export const aRun = (over: Partial<SeenRun> = {}): SeenRun => ({
  number: 1,
  tenant: 'contoso',
  playbook: 'daily',
  by: 'schedule-1',
  slot: MARCH,
  startedAt: MARCH,
  startedLocal: '2026-03-01T01:00',
  lateMs: 0,
  endedAt: MARCH + 60_000,
  outcome: 'succeeded',
  failure: null,
  overlaps: false,
  ...over,
});

/** A slot that was missed. */
export const aSlot = (over: Partial<SeenSlot> = {}): SeenSlot => ({
  tenant: 'contoso',
  playbook: 'daily',
  schedule: 'schedule-1',
  at: MARCH,
  local: '2026-03-01T01:00',
  end: 'missed',
  reason: 'Too late',
  ...over,
});

/** A question that was answered. */
export const aQuestion = (over: Partial<SeenQuestion> = {}): SeenQuestion => ({
  run: 1,
  tenant: 'contoso',
  playbook: 'daily',
  step: 'ask',
  askedAt: MARCH,
  askedLocal: '2026-03-01T01:00',
  people: ['kim'],
  reminders: 0,
  closed: 'quorum',
  closedAt: MARCH + 1,
  tooLate: 0,
  ...over,
});

/** A task that was done in an hour, in good time. */
export const aTask = (over: Partial<SeenTask> = {}): SeenTask => ({
  run: 1,
  tenant: 'contoso',
  playbook: 'daily',
  step: 'grant',
  title: 'Grant consent',
  openedAt: MARCH,
  openedLocal: '2026-03-01T01:00',
  dueAt: MARCH + 7_200_000,
  people: ['kim'],
  reminders: 0,
  sentBack: 0,
  closed: 'done',
  closedAt: MARCH + 3_600_000,
  ...over,
});

/** A person who was woken as often as told. */
export const aPerson = (person: string, woken: number): PersonSeen => ({
  person,
  asked: woken,
  reminded: 0,
  mailed: 0,
  woken,
  byHour: Array.from({ length: 24 }, (_, hour) => (hour === 1 ? woken : 0)),
  wokenAt: Array.from({ length: woken }, () => ({
    at: MARCH,
    timezone: 'Europe/Berlin',
    local: '2026-03-01T01:00',
    tenant: 'contoso',
    playbook: 'daily',
  })),
});

/** A report of two tenants and one day, judged. */
export function aReport(over: Partial<Unjudged> = {}): MonthReport {
  const unjudged: Unjudged = {
    from: MARCH,
    to: MARCH + DAY,
    seed: 1,
    tenants: [
      { id: 'contoso', title: 'Contoso', timezone: 'Europe/Berlin', aheadMinutes: 60 },
      { id: 'fabrikam', title: 'Fabrikam', timezone: 'America/New_York', aheadMinutes: -300 },
    ],
    clockChanges: [],
    faults: { outages: NO_FAULTS.outages, throttling: NO_FAULTS.throttling },
    limits: [],
    playbooks: [],
    runs: [],
    slots: [],
    questions: [],
    tasks: [],
    people: [],
    apis: [],
    crowds: [],
    notes: [],
    ...over,
  };
  return { ...unjudged, findings: findingsOf(unjudged) };
}
