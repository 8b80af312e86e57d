import type { UtcMs } from '../../contracts/time.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { declaredLimits } from './api-limits.ts';
import { ApiUse } from './api-use.ts';
import { handStarts } from './by-hand.ts';
import { aheadMinutes, clockChanges } from './clock-changes.ts';
import type { Estate } from './estate.ts';
import type { Faults, Span } from './faults.ts';
import { findingsOf } from './findings.ts';
import type { MonthReport } from './month-report.ts';
import { monthSlots, SLOTS_MAX } from './month-slots.ts';
import { MonthStage, type Played } from './month-stage.ts';
import { playbookFigures } from './playbook-figures.ts';

/** Most days of one rehearsal: schedules are declared 60 days ahead. */
export const DAYS_MAX = 60;
/** So many runs may call one upstream in one minute before it is told. */
export const CROWD_RUNS = 20;

const DAY_MS = 86_400_000;

/** What is rehearsed. */
export interface MonthOptions {
  readonly estate: Estate;
  /** Midnight, UTC, of the first day. */
  readonly from: UtcMs;
  /** 1 to {@link DAYS_MAX}. */
  readonly days: number;
  readonly seed: number;
  readonly faults: Faults;
  /** Called at the beginning of each day of the rehearsal, from 0. */
  readonly onDay?: (day: number) => void;
}

/**
 * The real schedules and playbooks of an estate over many days on the virtual clock: what started when, who was asked and
 * woken, what was late and what collided. The same options give the same report.
 */
export async function rehearseMonth(options: MonthOptions): Promise<MonthReport> {
  const { estate, from, days, seed, faults, onDay = () => undefined } = options;
  const span = { from, to: from + days * DAY_MS };
  const { slots, problems, isCut } = monthSlots(estate, span, seed);
  const { starts, leftOut } = handStarts(estate, span, seed);
  const use = new ApiUse(faults, declaredLimits(estate.actions));
  const stage = new MonthStage({ estate, faults, seed, use }, span);
  const played = await stage.play(slots, starts, onDay);
  const unjudged = {
    ...span,
    seed,
    tenants: tenantsOf(estate, played).map(({ id, title, timezone }) => ({
      id,
      title,
      timezone,
      aheadMinutes: aheadMinutes(timezone, from),
    })),
    limits: use.limits(),
    clockChanges: changesOf(estate, span),
    faults: { outages: faults.outages, throttling: faults.throttling },
    playbooks: playbookFigures(estate, played),
    ...inOrder(played),
    people: stage.people.people(),
    apis: use.accounts(),
    crowds: use.crowds(CROWD_RUNS),
    notes: [
      ...problems.map(({ message }) => message),
      ...leftOut
        .filter(({ playbook }) => !played.runs.some((run) => run.playbook === playbook))
        .map(({ playbook, reason }) => `${playbook} was not rehearsed: ${reason}`),
      ...(isCut ? [`Only the first ${SLOTS_MAX} slots were rehearsed`] : []),
    ],
  };
  return { ...unjudged, findings: findingsOf(unjudged) };
}

/** Those that were chosen, and those that their runs called into. */
function tenantsOf({ tenants, directory }: Estate, { runs }: Played): readonly Tenant[] {
  const seen = new Set(runs.map(({ tenant }) => tenant));
  const called = [...directory.tenants.values()].filter((one) => seen.has(one.id) && !tenants.includes(one));
  return [...tenants, ...called];
}

function changesOf({ tenants }: Estate, span: Span): MonthReport['clockChanges'] {
  const zones = [...new Set(tenants.map(({ timezone }) => timezone))].sort();
  return zones.flatMap((timezone) => clockChanges(timezone, span)).sort((one, other) => one.at - other.at);
}

function inOrder({ runs, slots, questions, tasks }: Played): Played {
  return { runs, questions, tasks, slots: slots.toSorted((one, other) => one.at - other.at) };
}
