import fc from 'fast-check';
import { act, answersOf, aPlan, movesOn, pause, SECOND } from '../engine/plans.ts';
import { rehearsalOf, traceOf, type Scenario } from './compare.ts';
import type { Pace } from './pace.ts';
import { laterRunsOf } from './random-later.ts';
import { themesAt } from './random-themes.ts';
import { scenariosAt } from './random-scenario.ts';
import { loadShippedCases } from './shipped-cases.ts';
import { isSteady } from './steady.ts';
import { whatHappened } from './what-happened.ts';

/** A scenario that a server can run in the time of a test. */
export interface NamedScenario {
  readonly name: string;
  readonly scenario: Scenario;
}

/** Long against the second by which a server's timers are late, short against a test's patience. */
const PACE: Pace = {
  wait: fc.constantFrom(0, 2, 4, 8),
  expiry: fc.constantFrom(4, 10, 16),
  timeout: fc.constantFrom(4, 10, 16, 22),
  moment: fc.constantFrom(3, 6, 9, 12, 15, 18),
  runTime: fc.constant(null),
  remindMs: 2 * SECOND,
  levelMs: 5 * SECOND,
  told: 0.9,
  toldMsMax: 5 * SECOND,
  undoAfterMs: 12 * SECOND,
  backoffMs: { first: 2 * SECOND, max: 4 * SECOND },
  latencyMsMax: 100,
};

const THEMES = themesAt(PACE);

/** A scenario that takes longer on the virtual clock is not run on a real one. */
const RUN_MS_LONGEST = 20 * SECOND;
/** Fewer records show little. */
const RECORDS_LEAST = 8;
/** Candidates are made in batches; what has to be seen has been found within a few thousand each time. */
const BATCH = 20;
const BATCHES_MAX = 1_500;

/** Things that the runs of a server have to have done, or the comparison has seen nothing. */
const SOMETIMES = [
  'approval closed by quorum',
  'approval closed by refused',
  'approval closed by expired',
  'approval closed by cancelled',
  'decision-refused',
  'cancel-requested',
  'run-resumed',
  'step-timeout',
  'forEach succeeded',
  'forEach failed',
  'repeat succeeded',
  'repeat failed',
  'clock breached',
  'clock stopped',
  'run ended by run-deadline',
  'escalation ended by acknowledged',
  'escalation ended by unanswered',
  'race succeeded',
  'race failed',
  'parallel succeeded',
  'parallel failed',
  'action failed',
  'moved on',
  'task succeeded',
  'task failed',
  'task cancelled',
  'task-overdue',
  'task-changed',
  'call succeeded',
  'call failed',
  'child-ended',
  'undo succeeded',
  'undone later: begun',
  'undone later: ended by who takes back first',
  'undone later: undone',
  'undone later: kept',
];

/**
 * Random scenarios that are steady and short, at least as many as asked for: the first that do each of what has to be
 * seen, then the first of all.
 */
export async function randomServerScenarios(seed: number, count: number): Promise<readonly NamedScenario[]> {
  const missing = new Set(SOMETIMES);
  const special: NamedScenario[] = [];
  const ordinary: NamedScenario[] = [];
  for await (const candidate of candidates(seed)) {
    if (missing.size === 0 && special.length + ordinary.length >= count) break;
    const happened = await shortRunOf(candidate.scenario);
    const shown = happened === undefined ? [] : SOMETIMES.filter((what) => missing.has(what) && happened.has(what));
    const isWanted = shown.length > 0 || (happened !== undefined && ordinary.length < count);
    if (!isWanted || !(await isSteady(candidate.scenario))) continue;
    (shown.length > 0 ? special : ordinary).push(candidate);
    for (const what of shown) missing.delete(what);
  }
  if (missing.size > 0) throw new TypeError(`No random plan shows ${[...missing].join(', ')}: change the generator`);
  return [...special, ...ordinary.slice(0, Math.max(count - special.length, 0))];
}

async function* candidates(seed: number): AsyncGenerator<NamedScenario> {
  for (let batch = 0; batch < BATCHES_MAX; batch++) {
    const theme = THEMES[batch % (THEMES.length + 1)];
    const made = fc.sample(scenariosAt(PACE, theme), { seed: seed + batch, numRuns: BATCH });
    for (const [index, scenario] of made.entries()) {
      const name = `random plan ${batch * BATCH + index}`;
      yield { name, scenario };
      for (const later of await laterRunsOf(scenario)) yield { name: `${name}, undone later`, scenario: later };
    }
  }
}

/** What a short run has done; undefined for one that is too long, or shows too little. */
async function shortRunOf(scenario: Scenario): Promise<ReadonlySet<string> | undefined> {
  const rehearsal = await rehearsalOf(scenario);
  const isShort = rehearsal.endedAt - rehearsal.startedAt <= RUN_MS_LONGEST;
  return isShort && rehearsal.records.length >= RECORDS_LEAST ? whatHappened(traceOf(rehearsal)) : undefined;
}

/** Its texts name a moment that is counted from the start of the run, to the millisecond. */
const NAMES_ITS_MOMENTS = 'exercise-incident-response/';

/** The cases of the shipped playbooks that end in time when people answer within seconds. */
export async function shippedServerScenarios(): Promise<readonly NamedScenario[]> {
  const short: NamedScenario[] = [];
  for (const { name, scenario } of loadShippedCases().filter((one) => !one.name.startsWith(NAMES_ITS_MOMENTS))) {
    const hurried = { ...scenario, script: scenario.script.map(inSeconds) };
    const { startedAt, endedAt } = await rehearsalOf(hurried);
    if (endedAt - startedAt <= RUN_MS_LONGEST) short.push({ name, scenario: hurried });
  }
  return short;
}

const inSeconds = (line: Scenario['script'][number], index: number): Scenario['script'][number] => ({
  afterMs: 3 * (index + 1) * SECOND,
  message: (seen) => line.message(seen),
});

/** A short plan that moves on while it waits, and has done something before. */
export const MOVING_ON: NamedScenario = {
  name: 'a wait that moves on',
  scenario: {
    plan: aPlan([act('before'), pause('wait', 4 * SECOND), act('after')]),
    answers: () => answersOf(),
    script: [movesOn(1_500)],
  },
};
