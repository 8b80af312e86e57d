import type { NotifyEffect, Recipient } from '../../contracts/activities.ts';
import type { PersonId } from '../../contracts/ids.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { localName } from '../../schedules/zone-time.ts';
import { peopleOf } from '../../tenants/people-of.ts';
import type { Person, Tenant } from '../../tenants/tenant.ts';
import { SegmentedRun } from '../segmented-run.ts';
import type { RunClock } from '../virtual-clock.ts';
import { VirtualEffects } from '../virtual-effects.ts';
import { answersAt } from './answers-at.ts';
import { nextMorning } from './day-parts.ts';
import type { PeopleLog } from './people-log.ts';
import type { Question } from './question-of.ts';
import { RunAnswers, type MonthWorld, type RunWatcher } from './run-answers.ts';
import type { SeenQuestion, SeenRun } from './seen-run.ts';
import { drawn } from './seeded.ts';

/** Of all answers so many are a no. */
const NO_SHARE = 0.05;

/** What a run is begun with. */
export interface RunToWatch {
  readonly start: RunStart;
  readonly tenant: Tenant;
  readonly seen: Pick<SeenRun, 'number' | 'by' | 'slot' | 'startedAt' | 'lateMs' | 'overlaps'>;
}

/** Where it runs. */
export interface Surroundings {
  readonly world: MonthWorld;
  readonly people: PeopleLog;
  /** A branch of its own of the shared clock. */
  readonly clock: RunClock;
}

interface OpenQuestion {
  readonly askedAt: UtcMs;
  readonly people: readonly string[];
  reminders: number;
  tooLate: number;
}

/** A run of a rehearsal, the people who answer it, and what was seen of both. */
export class WatchedRun implements RunWatcher {
  readonly #given: RunToWatch;
  readonly #around: Surroundings;
  readonly #effects: VirtualEffects;
  readonly #run: SegmentedRun;
  readonly #questions = new Map<string, OpenQuestion>();
  #endedAt: UtcMs | undefined;

  /** @param ended called once the run has ended, or the interpreter broke */
  constructor(given: RunToWatch, around: Surroundings, ended: (run: WatchedRun) => void) {
    this.#given = given;
    this.#around = around;
    const { clock, world } = around;
    const { tenant, seen } = given;
    this.#effects = new VirtualEffects(clock, new RunAnswers(world, { number: seen.number, tenant, watcher: this }));
    this.#run = new SegmentedRun(given.start, clock, this.#effects);
    void clock
      .until(() => this.#run.isOver, null)
      .then(() => {
        this.#endedAt = clock.now;
        ended(this);
      });
  }

  get tenant(): Tenant {
    return this.#given.tenant;
  }

  get playbook(): string {
    return this.#given.start.plan.name;
  }

  /** @throws what broke the interpreter */
  get seen(): SeenRun {
    const { end } = this.#run;
    return {
      ...this.#given.seen,
      tenant: this.tenant.id,
      playbook: this.playbook,
      startedLocal: localName(this.tenant.timezone, this.#given.seen.startedAt),
      endedAt: this.#endedAt ?? null,
      outcome: end?.outcome ?? null,
      failure: end?.failure?.ownCode ?? end?.failure?.code ?? null,
    };
  }

  /** The next slot does not wait for this run. */
  cancel(): void {
    const { number } = this.#given.seen;
    const { clock } = this.#around;
    const by = 'schedule' as PersonId; // nobody: the schedule itself says `overlap: cancel`
    clock.at(clock.now, () =>
      this.#run.deliver({ type: 'cancel', id: `c-${number}`, by, reason: 'The next slot is due' }),
    );
  }

  questions(): readonly SeenQuestion[] {
    const { number } = this.#given.seen;
    const common = { run: number, tenant: this.tenant.id, playbook: this.playbook };
    const closed = new Map(
      this.#effects.records.flatMap(({ event, at }) =>
        event.type === 'approval-closed' ? [[event.path as string, { how: event, at: Date.parse(at) }] as const] : [],
      ),
    );
    return [...this.#questions].map(([step, question]) => ({
      ...common,
      step,
      ...question,
      askedLocal: localName(this.tenant.timezone, question.askedAt),
      closed: closed.get(step)?.how.because ?? 'open',
      closedAt: closed.get(step)?.at ?? null,
    }));
  }

  asked(question: Question, at: UtcMs): void {
    const people = this.#peopleOf(question.by).filter(({ id }) => !question.notBy.includes(id));
    for (const { id } of people) {
      const timezone = this.#zoneOf(id);
      const contact = question.reminder === 0 ? 'asked' : 'reminded';
      const isUrgent = question.expiresAt < nextMorning(timezone, at);
      this.#around.people.hear({ person: id, contact, at, timezone, isUrgent, ...this.#named() });
    }
    const open = this.#questions.get(question.path);
    if (open !== undefined) {
      open.reminders += 1;
      return;
    }
    this.#questions.set(question.path, { askedAt: at, people: people.map(({ id }) => id), reminders: 0, tooLate: 0 });
    this.#answerLater(question, people, at);
  }

  notified({ to, urgency }: NotifyEffect, at: UtcMs): void {
    for (const { id } of this.#peopleOf(to)) {
      const timezone = this.#zoneOf(id);
      const isUrgent = urgency === 'high';
      this.#around.people.hear({ person: id, contact: 'mailed', at, timezone, isUrgent, ...this.#named() });
    }
  }

  /** As many answer as are needed: those who answer first. */
  #answerLater(question: Question, people: readonly Person[], at: UtcMs): void {
    const { clock, world } = this.#around;
    const answers = people
      .map(({ id }) => ({ id, at: this.#answersAt(id, question, at) }))
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
      .slice(0, question.quorum);
    for (const { id, at: answeredAt } of answers) {
      const isYes = drawn(world.seed, 'yes', this.#given.start.context.runId, question.path, id) >= NO_SHARE;
      const reason = isYes ? 'Looked at it' : 'Not now';
      const message = question.answer({ id: `${question.path}-${id}`, person: id, isYes, reason });
      clock.at(answeredAt, () => this.#say(question, message));
    }
  }

  #say(question: Question, message: RunMessage): void {
    const answer = this.#run.deliver(message);
    const open = this.#questions.get(question.path);
    if (!answer.accepted && open !== undefined) open.tooLate += 1;
  }

  #answersAt(id: PersonId, question: Question, at: UtcMs): UtcMs {
    const { faults, seed } = this.#around.world;
    const share = drawn(seed, 'answer', this.#given.start.context.runId, question.path, id);
    return answersAt({ at, timezone: this.#zoneOf(id), away: faults.people.get(id)?.away ?? [], share });
  }

  #zoneOf(person: string): string {
    return this.#around.world.faults.people.get(person)?.timezone ?? this.tenant.timezone;
  }

  #named(): { readonly tenant: string; readonly playbook: string } {
    return { tenant: this.tenant.id, playbook: this.playbook };
  }

  /** Each person once. */
  #peopleOf(to: readonly Recipient[]): readonly Person[] {
    const { directory } = this.#around.world.estate;
    const found = to.flatMap((recipient) => peopleOf(this.tenant.id, directory, recipient));
    return [...new Map(found.map((person) => [person.id, person])).values()];
  }
}
