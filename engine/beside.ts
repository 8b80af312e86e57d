import type { StepPath } from '../contracts/ids.ts';
import { alarmsOf, DEADLINE_PASSED, isOverdue, stepsOfAlarm, type Alarm } from './alarms.ts';
import type { CancelToken } from './cancel-token.ts';
import type { Completion } from './completion.ts';
import { flush } from './flush.ts';
import { Group } from './group.ts';
import type { BesideBody } from './journal.ts';
import { NO_ALARMS, type Run } from './run.ts';
import { runSteps } from './run-steps.ts';
import type { Scope } from './scope.ts';
import { besideScope } from './top-scope.ts';

/*
 * What runs beside the steps of the playbook: the steps of clocks and of the deadline, each begun when its alarm goes off.
 *
 *   an alarm is due → noted in the journal with what its steps see → its steps run, in a scope of their own
 *   the steps of the playbook have ended → what still runs is cancelled and waited for
 *
 * Nothing that happens beside decides anything: a failure there is in the records of its step, and no more. The deadline
 * itself is an alarm too, which cancels the steps of the playbook instead of running some. Whether an alarm has gone off is
 * in the journal, so that a run which moves on lets none go off twice and continues what is under way.
 */

/** What the steps of the playbook lend. */
export interface Main {
  /** What a body sees: as it is when its alarm goes off. */
  readonly scope: Scope;
  /** Cancels the steps of the playbook. */
  readonly token: CancelToken;
}

/** The bodies beside the steps of a playbook, in one segment. */
export class Beside {
  readonly #run: Run;
  readonly #main: Main;
  readonly #bodies: Group<StepPath>;
  readonly #watchToken: CancelToken;
  #watching: Promise<void> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #isWatching = false;
  #changes = 0;

  constructor(run: Run, main: Main) {
    this.#run = run;
    this.#main = main;
    this.#bodies = new Group(run, run.token);
    this.#watchToken = run.token.child();
  }

  /** Continues what is under way, and looks after alarms from now on. */
  begin(): void {
    const { journal } = this.#run;
    if (isOverdue(this.#run)) this.#main.token.cancel();
    if (journal.ending !== undefined) this.#bodies.cancel();
    for (const [path, body] of Object.entries(journal.beside ?? {}))
      if (path !== DEADLINE_PASSED && body.frame.settled === undefined) this.#launch(path as StepPath, body);
    if (journal.ending !== undefined) return;
    this.#run.alarms = { due: () => this.#goOff(), changed: () => this.#watch(), told: () => this.#write() };
    this.#watch();
  }

  /** Ends what still runs; whether some of it goes on in the next segment. */
  async end(): Promise<boolean> {
    this.#run.alarms = NO_ALARMS;
    this.#watchToken.cancel();
    this.#bodies.cancel();
    return this.drained();
  }

  /** Waits until nothing is under way in this segment. */
  async drained(): Promise<boolean> {
    let movingOn = false;
    for (let ended = await this.#bodies.next(); ended !== undefined; ended = await this.#bodies.next())
      if (ended.completion.status === 'moving-on') movingOn = true;
    await this.#watching;
    await this.#writing;
    return movingOn;
  }

  /** Writes what waits for the ledger, though no step is about to: whoever looks is to see it. */
  #write(): void {
    this.#writing = Promise.all([this.#writing, flush(this.#run)]);
  }

  /** Looks again at the next alarm; a watch under way is woken. */
  #watch(): void {
    this.#changes += 1;
    if (this.#isWatching) return;
    this.#isWatching = true;
    this.#watching = this.#watchAlarms();
  }

  async #watchAlarms(): Promise<void> {
    for (;;) {
      this.#goOff();
      const changes = this.#changes;
      const next = Math.min(Infinity, ...this.#open().map(({ at }) => at));
      // Without an alarm there is nothing to wait for; whatever sets one calls again.
      if (next === Infinity) break;
      const woken = await this.#run.wait(() => this.#changes !== changes, next, this.#watchToken, 'Watch the clocks');
      if (woken === 'cancelled' || woken === 'moving-on') break;
    }
    this.#isWatching = false;
  }

  #open(): readonly Alarm[] {
    const gone = this.#run.journal.beside ?? {};
    return alarmsOf(this.#run).filter(({ path }) => gone[path] === undefined);
  }

  /** Lets all alarms go off whose time has come. Once the run is being cancelled or the steps have ended, none does. */
  #goOff(): void {
    if (this.#watchToken.requested) return;
    const { now } = this.#run;
    const due = this.#open().filter(({ at }) => at <= now);
    for (const alarm of due.sort((one, other) => one.at - other.at)) this.#happen(alarm);
  }

  #happen({ path, step, event }: Alarm): void {
    const { journal, now } = this.#run;
    this.#run.record(event);
    const body: BesideBody = { step, frame: { at: now }, seen: this.#main.scope.published() };
    journal.beside = { ...journal.beside, [path]: body };
    if (path === DEADLINE_PASSED) this.#main.token.cancel();
    else this.#launch(path, body);
  }

  #launch(path: StepPath, body: BesideBody): void {
    const run = this.#run;
    const steps = stepsOfAlarm(run.start.plan, { path, step: body.step });
    const scope = besideScope(run, body.seen);
    this.#bodies.start(path, async (token): Promise<Completion> => {
      const completion = await runSteps(run, steps, {
        scope,
        frame: body.frame,
        path,
        token,
        depth: 2,
        isBeside: true,
      });
      if (completion.status !== 'moving-on') settle(run, path, body, completion);
      return completion;
    });
  }
}

/** Of what has ended, the journal keeps that it has. */
function settle(
  { journal }: Run,
  path: StepPath,
  { step, frame }: BesideBody,
  completion: Exclude<Completion, { status: 'moving-on' }>,
): void {
  const { at } = frame;
  const settled = { order: 0, completion, steps: {}, vars: {} };
  journal.beside = { ...journal.beside, [path]: { step, frame: { at, settled }, seen: { steps: {}, vars: {} } } };
}
