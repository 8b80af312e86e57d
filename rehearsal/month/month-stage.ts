import { runIdOf, type PersonId, type RunId } from '../../contracts/ids.ts';
import { invariant } from '../../contracts/invariant.ts';
import type { JsonObject } from '../../contracts/json.ts';
import type { Starter } from '../../contracts/run.ts';
import { SLOT_RETRY } from '../../contracts/slot-retry.ts';
import { utcTime, type UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { completeInputs } from '../../language/plan/complete-inputs.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { scheduleInputs } from '../../language/plan/schedule-inputs.ts';
import { isOnTime, slotEventKey, whileOpen, whyMissed } from '../../schedules/decide-slot.ts';
import { holidayRuling, nextThatCounts, whyNotAt } from '../../schedules/around-holidays.ts';
import { localName } from '../../schedules/zone-time.ts';
import type { Tenant } from '../../tenants/tenant.ts';
import { VirtualClock, type RunClock } from '../virtual-clock.ts';
import type { HandStart } from './by-hand.ts';
import type { Estate } from './estate.ts';
import { isOut, type Span } from './faults.ts';
import { MonthCalls, type CalledBeginning, type CallStage } from './month-calls.ts';
import { afterEnd, type AfterEnd, type StagedEnd } from './month-ends.ts';
import type { MonthSlot } from './month-slots.ts';
import { PeopleLog } from './people-log.ts';
import type { MonthWorld } from './run-answers.ts';
import type { SeenQuestion, SeenRun, SeenSlot, SeenTask } from './seen-run.ts';
import { WatchedRun, type Broken } from './watched-run.ts';
import { workingClock } from './working-clock.ts';

const DAY_MS = 86_400_000;
/** How long after an end it is looked at again where the ledger was away. */
const ENDS_EVERY_MS = 5_000;

/** What happened on the stage. */
export interface Played {
  readonly runs: readonly SeenRun[];
  readonly slots: readonly SeenSlot[];
  readonly questions: readonly SeenQuestion[];
  readonly tasks: readonly SeenTask[];
}

/** A run before it begins. */
interface Beginning {
  readonly tenant: Tenant;
  readonly plan: Plan;
  /** What it may run beside of: one run at a time has the same. */
  readonly key: string;
  readonly inputs: JsonObject;
  readonly starter: Starter;
  readonly seen: Pick<SeenRun, 'by' | 'slot' | 'lateMs'>;
  /** Of a called run. */
  readonly called?: CalledBeginning;
}

/**
 * All runs of an estate on one clock. Slots fire, are decided as production decides them, and start runs; whatever is due
 * while the worker is away happens when it is back.
 */
export class MonthStage implements CallStage {
  readonly people = new PeopleLog();
  readonly #world: MonthWorld;
  readonly #span: Span;
  readonly #clock: VirtualClock;
  /** The clock of what Watchbill does outside runs. */
  readonly #working: RunClock;
  readonly #open = new Map<string, WatchedRun>();
  readonly #openOf = new Map<string, number>();
  readonly #runs: WatchedRun[] = [];
  readonly #byId = new Map<RunId, WatchedRun>();
  readonly #calls = new MonthCalls(this);
  readonly #slots: SeenSlot[] = [];
  /** Whether the end of a run starts anything at all. */
  readonly #hearsEnds: boolean;
  #begun = 0;
  #isOver = false;
  #broken: Broken | undefined;

  constructor(world: MonthWorld, span: Span) {
    this.#world = world;
    this.#span = span;
    this.#clock = new VirtualClock(span.from);
    this.#working = workingClock(this.#clock, world.faults);
    this.#hearsEnds = [...world.estate.playbooks.values()].some(({ plan }) =>
      plan.triggers.some(({ kind }) => kind === 'playbook'),
    );
  }

  /** @param onDay called at the beginning of each day of the rehearsal, from 0 */
  async play(slots: readonly MonthSlot[], starts: readonly HandStart[], onDay: (day: number) => void): Promise<Played> {
    const { from, to } = this.#span;
    for (let day = 0; from + day * DAY_MS < to; day++) this.#clock.at(from + day * DAY_MS, () => onDay(day));
    for (const slot of slots) this.#working.at(slot.firesAt, () => this.#fire(slot, 1));
    for (const start of starts) this.#working.at(start.at, () => this.#startByHand(start));
    this.#clock.at(to, () => (this.#isOver = true));
    await this.#clock.runUntil(() => this.#isOver || this.#broken !== undefined);
    if (this.#broken !== undefined) throw this.#broken.cause;
    return {
      runs: this.#runs.map(({ seen }) => seen),
      slots: this.#slots,
      questions: this.#runs.flatMap((run) => run.questions()),
      tasks: this.#runs.flatMap((run) => run.tasks()),
    };
  }

  get estate(): Estate {
    return this.#world.estate;
  }

  run(id: RunId): WatchedRun | undefined {
    return this.#byId.get(id);
  }

  /** Begins a run that another one calls. */
  begin(called: CalledBeginning): void {
    const { tenant, plan, inputs, context, more } = called;
    const seen = { by: 'call', slot: this.#clock.now, lateMs: 0 };
    this.#begin({ tenant, plan, key: context.runId, inputs, starter: more.starter, seen, called });
  }

  #fire(slot: MonthSlot, attempt: number): void {
    const { tenant, trigger, wanted } = slot;
    const now = this.#clock.now;
    if (isOut(this.#world.faults, 'ledger', now)) return this.#tryAgain(slot, attempt, 'The ledger was away');
    const ruling = holidayRuling(trigger, tenant, this.#world.estate.directory.calendars);
    const off = whyNotAt(ruling, slot.at);
    if (off !== undefined) return this.#endSlot(slot, 'skipped', off);
    const nextAfter = (): UtcMs | undefined => nextThatCounts(wanted.firing, slot.at, ruling);
    const missed = whyMissed(trigger, { at: slot.at, now, nextAfter });
    if (missed !== undefined) return this.#endSlot(slot, 'missed', missed);
    const plan = this.#planOf(wanted.source.playbook);
    const inputs = scheduleInputs(trigger, { tenant: snapshotOf(tenant), now: utcTime(now) });
    if (!inputs.ok) return this.#endSlot(slot, 'skipped', inputs.failure.message);
    const ofTenant = tenant.playbooks[wanted.source.playbook]?.inputs ?? {};
    const completed = completeInputs(plan, inputs.value, ofTenant);
    if (!completed.ok) return this.#endSlot(slot, 'skipped', completed.failure.message);
    const { schedule } = wanted.source;
    const key = `${tenant.id}\n${plan.name}\n${slotEventKey(schedule, utcTime(slot.at), trigger)}`;
    const lateMs = now - slot.at;
    const starter: Starter = { kind: 'schedule', schedule, slot: utcTime(slot.at) };
    const seen = { by: schedule, slot: slot.at, lateMs: isOnTime(trigger, lateMs) ? 0 : lateMs };
    this.#startUnlessOpen(slot, attempt, { tenant, plan, key, inputs: completed.inputs, starter, seen });
  }

  #startUnlessOpen(slot: MonthSlot, attempt: number, beginning: Beginning): void {
    const open = this.#open.get(beginning.key);
    if (open === undefined) return this.#begin(beginning);
    const { skip, cancel } = whileOpen(slot.trigger);
    if (skip !== undefined) return this.#endSlot(slot, 'skipped', skip);
    if (cancel) open.cancel();
    this.#tryAgain(slot, attempt, 'The run of an earlier slot did not end');
  }

  #tryAgain(slot: MonthSlot, attempt: number, reason: string): void {
    const { firstMs, factor, mostMs, attempts } = SLOT_RETRY;
    if (attempt >= attempts) return this.#endSlot(slot, 'missed', reason);
    const pauseMs = Math.min(mostMs, firstMs * factor ** (attempt - 1));
    this.#working.at(this.#clock.now + pauseMs, () => this.#fire(slot, attempt + 1));
  }

  #endSlot({ tenant, wanted, at }: MonthSlot, end: SeenSlot['end'], reason: string): void {
    const { playbook, schedule } = wanted.source;
    const local = localName(tenant.timezone, at);
    this.#slots.push({ tenant: tenant.id, playbook, schedule, at, local, end, reason });
  }

  #startByHand({ tenant, plan, at }: HandStart): void {
    const completed = completeInputs(plan, {}, tenant.playbooks[plan.name]?.inputs ?? {});
    if (!completed.ok) return;
    const starter: Starter = { kind: 'person', person: 'rehearsal' as PersonId };
    const key = `${tenant.id}\n${plan.name}\nhand`;
    this.#begin({ tenant, plan, key, inputs: completed.inputs, starter, seen: { by: 'hand', slot: at, lateMs: 0 } });
  }

  #begin(beginning: Beginning): void {
    const { tenant, plan, key, seen } = beginning;
    // What undoes a step of a playbook later is no second run of it.
    const isPlaybook = this.#world.estate.playbooks.get(plan.name)?.plan === plan;
    const kind = isPlaybook ? `${tenant.id}\n${plan.name}` : key;
    const openBefore = this.#openOf.get(kind) ?? 0;
    const number = (this.#begun += 1);
    this.#openOf.set(kind, openBefore + 1);
    const run = new WatchedRun(
      {
        start: this.#startOf(beginning),
        tenant,
        seen: { ...seen, number, startedAt: this.#clock.now, overlaps: openBefore > 0 },
      },
      {
        world: this.#world,
        people: this.people,
        calls: this.#calls,
        clock: workingClock(this.#clock.branch(), this.#world.faults),
      },
      (broken) => {
        this.#broken ??= broken;
        this.#end(run, kind, key);
      },
    );
    this.#open.set(key, run);
    this.#runs[number - 1] = run; // a run that it calls at once has begun before
    this.#byId.set(run.id, run);
  }

  #end(run: WatchedRun, kind: string, key: string): void {
    if (this.#open.get(key) === run) this.#open.delete(key);
    this.#openOf.set(kind, (this.#openOf.get(kind) ?? 1) - 1);
    const end = run.ended;
    if (end === undefined || !this.#hearsEnds) return;
    const { id, tenant, plan, starter } = run;
    this.#startAfter({ id, tenant, playbook: plan.name, starter, startedAt: run.seen.startedAt, end }, this.#clock.now);
  }

  #startAfter(staged: StagedEnd, at: UtcMs): void {
    this.#working.at(at, () => {
      const now = this.#clock.now;
      if (isOut(this.#world.faults, 'ledger', now)) return this.#startAfter(staged, now + ENDS_EVERY_MS);
      for (const wanted of afterEnd(this.#world.estate, staged, now)) this.#beginAfter(staged, wanted, now);
    });
  }

  #beginAfter({ id, tenant }: StagedEnd, wanted: AfterEnd, now: UtcMs): void {
    const { plan } = wanted;
    if ('refused' in wanted) {
      const place = { tenant: tenant.id, playbook: plan.name, schedule: 'end' };
      const local = localName(tenant.timezone, now);
      this.#slots.push({ ...place, at: now, local, end: 'skipped', reason: wanted.refused });
      return;
    }
    const { inputs, starter } = wanted;
    const key = `${tenant.id}\n${plan.name}\nend ${id}`;
    this.#begin({ tenant, plan, key, inputs, starter, seen: { by: 'end', slot: now, lateMs: 0 } });
  }

  #startOf({ tenant, plan, key, inputs, starter, seen, called }: Beginning): RunStart {
    const workflowId = `t-${tenant.id}/${plan.name}/${seen.by}`;
    const runId = runIdOf(workflowId, `${key}\n${seen.slot}`);
    const planSha256 = this.#world.estate.playbooks.get(plan.name)?.sha256 ?? '';
    const own = { workflowId, runId, ...called?.context };
    const context = { tenant: tenant.id, playbook: plan.name, planSha256, ...own };
    return { plan, context, tenant: snapshotOf(tenant), inputs, starter, ...called?.more };
  }

  #planOf(playbook: string): Plan {
    const planned = this.#world.estate.playbooks.get(playbook);
    invariant(planned !== undefined, 'Only playbooks of the estate are scheduled');
    return planned.plan;
  }
}

function snapshotOf({ id, title, values }: Tenant): RunStart['tenant'] {
  return { id, title, values };
}
