import type { TenantId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { Json } from '../../contracts/json.ts';
import type { RunContext, Starter } from '../../contracts/run.ts';
import type { Effects, RunEnd } from '../../engine/effects.ts';
import { startRun, type RunStart } from '../../engine/start-run.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { callsThenWait, twoLoops, type Compiled } from '../estate/playbooks.ts';
import { row, type Row } from '../row.ts';

const SETTLED = 500;
const ITEMS = 500;
const ALTERNATIONS = 5;
const HOUR_MS = 3_600_000;
const OUTPUT = { value: 'something' };

/**
 * What a run does with much behind it and much beside it, without a server: the time that the engine needs to continue from
 * a journal of 500 settled steps, and a fan-out of 1,000, which are two loops of 500, the most that one may have.
 */
export async function benchLoops(): Promise<readonly Row[]> {
  const resumed = callsThenWait(SETTLED);
  const journal = await journalOf(resumed);
  await resumeMs(resumed, journal);
  const resumes: number[] = [];
  const fanOuts: number[] = [];
  for (let round = 0; round < ALTERNATIONS; round++) {
    resumes.push(await resumeMs(resumed, journal));
    fanOuts.push(await fanOutMs());
  }
  return [
    row(`loops.resume: ${SETTLED} settled steps to the next effect`, resumes, 'ms', { below: 50 }),
    row('loops.resume.journal', [journal.length / 1_024], 'KiB'),
    row(`loops.fan-out: 2 × ${ITEMS} items, 40 at a time each`, fanOuts, 'ms', { below: 2_000 }),
  ];
}

/** What a run leaves that moves on while it waits behind its settled steps, as text. */
async function journalOf(compiled: Compiled): Promise<string> {
  const effects = new PlainEffects(0);
  const run = startRun(startOf(compiled), effects);
  await effects.waiting;
  run.deliver({ type: 'move-on' });
  effects.look();
  const end: RunEnd = await run.end;
  invariant(end.kind === 'moved-on', 'A run that waits moves on when it is asked to');
  return JSON.stringify(end.journal);
}

/** From the text of the journal until the first call after the wait, whose end has come. */
async function resumeMs(compiled: Compiled, journal: string): Promise<number> {
  const effects = new PlainEffects(HOUR_MS + 1);
  const startedAt = performance.now();
  startRun({ ...startOf(compiled), journal: JSON.parse(journal) as Json }, effects);
  const calledAt = await effects.called;
  return calledAt - startedAt;
}

async function fanOutMs(): Promise<number> {
  const answers: Answers = { answer: () => ({ afterMs: 10, settled: { status: 'succeeded', output: OUTPUT } }) };
  const startedAt = performance.now();
  const rehearsal = await rehearse(startOf(twoLoops(ITEMS)), 0, answers);
  const lasted = performance.now() - startedAt;
  invariant(!('stuck' in rehearsal) && rehearsal.outcome === 'succeeded', 'Both loops come to their end');
  const calls = rehearsal.effects.filter(({ effect }) => effect.kind === 'action').length;
  invariant(calls === 2 * ITEMS, `Every item is called for once: ${calls}`);
  return lasted;
}

/** The least that an engine needs: everything succeeds at once, and a wait is over when its moment has come. */
class PlainEffects implements Effects {
  readonly #now: number;
  #look: () => void = () => undefined;
  #onCall: (at: number) => void = () => undefined;
  #onWait: () => void = () => undefined;
  /** When the first action is called. */
  readonly called = new Promise<number>((resolve) => (this.#onCall = resolve));
  /** Once something is waited for. */
  readonly waiting = new Promise<void>((resolve) => (this.#onWait = resolve));

  constructor(now: number) {
    this.#now = now;
  }

  act: Effects['act'] = ({ kind }) => {
    if (kind === 'action') this.#onCall(performance.now());
    return Promise.resolve({ recorded: true, status: 'succeeded', output: OUTPUT });
  };

  until: Effects['until'] = (condition, deadline) => {
    if (condition()) return Promise.resolve('met');
    if (deadline !== null && deadline <= this.#now) return Promise.resolve('deadline');
    this.#onWait();
    return new Promise((resolve) => (this.#look = () => void (condition() && resolve('met'))));
  };

  look(): void {
    this.#look();
  }

  now(): number {
    return this.#now;
  }

  segment(): { readonly events: number; readonly bytes: number } {
    return { events: 0, bytes: 0 };
  }

  goesBy(): boolean {
    return true;
  }

  annotate(): void {
    // Nobody looks at a benchmark.
  }
}

function startOf({ plan, sha256 }: Compiled): RunStart {
  const tenant = { id: 'bench' as TenantId, title: 'Bench', values: {} };
  const context = {
    tenant: tenant.id,
    runId: 'r-bench',
    workflowId: 't-bench/loops/1',
    playbook: plan.name,
  } as RunContext;
  const starter: Starter = { kind: 'schedule', schedule: 'bench', slot: '1970-01-01T00:00:00.000Z' };
  return { plan, context: { ...context, planSha256: sha256 }, tenant, inputs: {}, starter };
}
