import type { UtcMs } from '../../contracts/time.ts';
import { localName } from '../../schedules/zone-time.ts';
import type { MonthReport } from './month-report.ts';
import type { SeenQuestion, SeenRun, SeenTask } from './seen-run.ts';
import { isOverdue } from './task-courses.ts';

/** What a finding can be about, the worst first. */
export const FINDING_KINDS = [
  'failed',
  'missed',
  'expired',
  'overdue',
  'unasked',
  'woken',
  'over-limit',
  'late',
  'skipped',
  'collision',
  'crowd',
  'open',
] as const;

/** A kind of finding. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something that somebody should know, over all tenants in which it happened. */
export interface Finding {
  readonly kind: FindingKind;
  /** The playbook, person or upstream that it is about. */
  readonly subject: string;
  readonly count: number;
  /** In so many tenants. */
  readonly tenants: number;
  /** One sentence, with the first time that it happened. */
  readonly sentence: string;
}

/** What was seen before anybody judged it. */
export type Unjudged = Omit<MonthReport, 'findings'>;

interface Happening {
  readonly subject: string;
  readonly tenant: string;
  readonly at: UtcMs;
  /** Of whom it is about. */
  readonly timezone: string;
  /** What more there is to say of the first one. */
  readonly detail?: string;
}

type Gather = (report: Unjudged, zoneOf: (tenant: string) => string) => readonly Happening[];

/** All findings: by kind, the worst first; of one kind the most frequent first. */
export function findingsOf(report: Unjudged): readonly Finding[] {
  const zones = new Map(report.tenants.map(({ id, timezone }) => [id, timezone]));
  const zoneOf = (tenant: string): string => zones.get(tenant) ?? 'UTC';
  return FINDING_KINDS.flatMap((kind) => grouped(kind, GATHER[kind](report, zoneOf)));
}

const GATHER: Readonly<Record<FindingKind, Gather>> = {
  failed: ({ runs }, zoneOf) =>
    runs
      .filter(isFailed)
      .map((run) => ofRun(run, zoneOf, run.failure === null ? undefined : `failure "${run.failure}"`)),
  missed: (report, zoneOf) => slotsOf(report, zoneOf, 'missed'),
  expired: ({ questions }, zoneOf) =>
    questions
      .filter(({ closed, people }) => closed === 'expired' && people.length > 0)
      .map((question) => ofQuestion(question, zoneOf)),
  overdue: ({ tasks, to }, zoneOf) =>
    tasks.filter((task) => task.people.length > 0 && isOverdue(task, to)).map((task) => ofTask(task, zoneOf)),
  unasked: ({ questions, tasks }, zoneOf) => [
    ...questions.filter(({ people }) => people.length === 0).map((question) => ofQuestion(question, zoneOf)),
    ...tasks.filter(({ people }) => people.length === 0).map((task) => ofTask(task, zoneOf)),
  ],
  woken: ({ people }) =>
    people.flatMap(({ person, wokenAt }) =>
      wokenAt.map(({ at, timezone, tenant, playbook }) => ({
        subject: person,
        tenant,
        at,
        timezone,
        detail: `by ${playbook}`,
      })),
    ),
  'over-limit': ({ apis }, zoneOf) =>
    apis.flatMap(({ upstream, account, minutesOver, hoursOver }) => [
      ...minutesOver.map(({ at, calls }) => over(upstream, account, at, `${calls} calls in a minute`, zoneOf)),
      ...hoursOver.map(({ at, calls }) => over(upstream, account, at, `${calls} calls in an hour`, zoneOf)),
    ]),
  late: ({ runs }, zoneOf) =>
    runs
      .filter(({ lateMs }) => lateMs > 0)
      .map((run) => ({
        ...ofRun(run, zoneOf),
        at: run.slot,
        detail: `${Math.round(run.lateMs / 60_000)} minutes late`,
      })),
  skipped: (report, zoneOf) => slotsOf(report, zoneOf, 'skipped'),
  collision: ({ runs }, zoneOf) => runs.filter(({ overlaps }) => overlaps).map((run) => ofRun(run, zoneOf)),
  crowd: ({ crowds }) =>
    crowds.map(({ upstream, at, runs }) => ({
      subject: upstream,
      tenant: upstream,
      at,
      timezone: 'UTC',
      detail: `${runs} runs`,
    })),
  open: ({ runs }, zoneOf) => runs.filter(({ endedAt }) => endedAt === null).map((run) => ofRun(run, zoneOf)),
};

const SENTENCES: Readonly<Record<FindingKind, (subject: string, times: string, inTenants: string) => string>> = {
  failed: (subject, times, where) => `${subject} failed ${times}${where}`,
  missed: (subject, times, where) => `${subject} was missed ${times}${where}`,
  expired: (subject, times, where) => `${subject} asked ${times}${where} and nobody answered in time`,
  overdue: (subject, times, where) => `${subject} gave work ${times}${where} that was not done when it was due`,
  unasked: (subject, times, where) => `${subject} asked ${times}${where} and there was nobody to ask`,
  woken: (subject, times, where) => `${subject} was woken ${times}${where}`,
  'over-limit': (subject, times, where) => `${subject} was called more often than its limit ${times}${where}`,
  late: (subject, times, where) => `${subject} started late ${times}${where}`,
  skipped: (subject, times, where) => `${subject} was skipped ${times}${where}`,
  collision: (subject, times, where) => `${subject} started ${times}${where} while a run of it was open`,
  crowd: (subject, times) => `${subject} was called by many runs in one minute ${times}`,
  open: (subject, times, where) => `${subject} was still open at the end ${times}${where}`,
};

function isFailed({ outcome, failure }: SeenRun): boolean {
  return outcome === 'failed' || failure !== null;
}

function grouped(kind: FindingKind, happenings: readonly Happening[]): readonly Finding[] {
  const bySubject = new Map<string, Happening[]>();
  for (const happening of happenings) {
    const known = bySubject.get(happening.subject);
    if (known === undefined) bySubject.set(happening.subject, [happening]);
    else known.push(happening);
  }
  return [...bySubject]
    .map(([subject, all]) => findingOf(kind, subject, all))
    .sort((one, other) => other.count - one.count || (one.subject < other.subject ? -1 : 1));
}

function findingOf(kind: FindingKind, subject: string, all: readonly Happening[]): Finding {
  const [first] = all.toSorted((one, other) => one.at - other.at || (one.tenant < other.tenant ? -1 : 1));
  const tenants = new Set(all.map(({ tenant }) => tenant)).size;
  const times = all.length === 1 ? 'once' : `${all.length} times`;
  const where = kind === 'crowd' || tenants === 1 ? '' : ` in ${tenants} tenants`;
  return {
    kind,
    subject,
    count: all.length,
    tenants,
    sentence: `${SENTENCES[kind](subject, times, where)}${told(kind, first)}`,
  };
}

function told(kind: FindingKind, first: Happening | undefined): string {
  if (first === undefined) return '';
  const { tenant, at, timezone, detail } = first;
  const when = `${localName(timezone, at).replace('T', ' ')} ${timezone}`;
  const whose = kind === 'crowd' ? '' : kind === 'over-limit' ? `for ${tenant} ` : `in ${tenant} `;
  return `; first ${whose}at ${when}${detail === undefined ? '' : `: ${detail}`}`;
}

function ofRun(
  { playbook, tenant, startedAt }: SeenRun,
  zoneOf: (tenant: string) => string,
  detail?: string,
): Happening {
  const happening = { subject: playbook, tenant, at: startedAt, timezone: zoneOf(tenant) };
  return detail === undefined ? happening : { ...happening, detail };
}

function ofQuestion({ playbook, tenant, askedAt, step }: SeenQuestion, zoneOf: (tenant: string) => string): Happening {
  return { subject: playbook, tenant, at: askedAt, timezone: zoneOf(tenant), detail: `step ${step}` };
}

function ofTask({ playbook, tenant, openedAt, step }: SeenTask, zoneOf: (tenant: string) => string): Happening {
  return { subject: playbook, tenant, at: openedAt, timezone: zoneOf(tenant), detail: `step ${step}` };
}

function slotsOf(
  { slots }: Unjudged,
  zoneOf: (tenant: string) => string,
  wanted: 'missed' | 'skipped',
): readonly Happening[] {
  return slots
    .filter(({ end }) => end === wanted)
    .map(({ playbook, tenant, at, reason }) => ({
      subject: playbook,
      tenant,
      at,
      timezone: zoneOf(tenant),
      detail: reason,
    }));
}

/** The account is a tenant or, for mail, a mailbox. */
function over(
  upstream: string,
  account: string,
  at: UtcMs,
  detail: string,
  zoneOf: (tenant: string) => string,
): Happening {
  return { subject: upstream, tenant: account, at, timezone: zoneOf(account), detail };
}
