import type { ChildEnd, NotifyEffect, Recipient } from '../../contracts/activities.ts';
import type { PersonId, RunId } from '../../contracts/ids.ts';
import type { RunMessage } from '../../contracts/messages.ts';
import type { RunRecord, Starter } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { RunStart } from '../../engine/start-run.ts';
import type { Plan } from '../../language/plan/plan.ts';
import { localName } from '../../schedules/zone-time.ts';
import { peopleOf } from '../../tenants/people-of.ts';
import type { Person, Tenant } from '../../tenants/tenant.ts';
import { SegmentedRun, type RunEnded } from '../segmented-run.ts';
import type { RunClock } from '../virtual-clock.ts';
import { VirtualEffects } from '../virtual-effects.ts';
import { answersAt } from './answers-at.ts';
import { nextMorning } from './day-parts.ts';
import type { Calls, StagedRun } from './month-calls.ts';
import type { Contact, PeopleLog } from './people-log.ts';
import type { Question } from './question-of.ts';
import { RunAnswers, type MonthWorld, type RunWatcher } from './run-answers.ts';
import type { SeenQuestion, SeenRun, SeenTask } from './seen-run.ts';
import { drawn } from './seeded.ts';
import { taskCourses } from './task-courses.ts';

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
  readonly calls: Calls;
  /** A branch of its own of the shared clock. */
  readonly clock: RunClock;
}

interface OpenQuestion {
  readonly kind: Question['kind'];
  readonly rounds: Set<string>;
  readonly askedAt: UtcMs;
  readonly people: readonly string[];
  reminders: number;
  tooLate: number;
}

/** Why a run could not be rehearsed to its end: a fault of ours. */
export interface Broken {
  readonly cause: unknown;
}

type RunEnd = Omit<ChildEnd, 'run'>;

interface Ended {
  readonly end: RunEnded | undefined;
  readonly at: UtcMs;
  readonly closed: ReadonlyMap<string, Closing>;
  readonly tasks: ReturnType<typeof taskCourses>;
}

interface Closing {
  readonly how: SeenQuestion['closed'];
  readonly at: UtcMs;
}

/** A run of a rehearsal, the people who answer it, and what was seen of both. */
export class WatchedRun implements RunWatcher, StagedRun {
  readonly #given: RunToWatch;
  readonly #around: Surroundings;
  readonly #questions = new Map<string, OpenQuestion>();
  /** While it is open; what a run has done takes room, and there are many. */
  #open: { readonly run: SegmentedRun; readonly effects: VirtualEffects } | undefined;
  #ended: Ended | undefined;

  /** @param over called once the run has ended, or the interpreter broke, with why */
  constructor(given: RunToWatch, around: Surroundings, over: (broken?: Broken) => void) {
    this.#given = given;
    this.#around = around;
    const { clock, world, calls } = around;
    const { tenant, seen } = given;
    const { number } = seen;
    const effects = new VirtualEffects(clock, new RunAnswers(world, { number, tenant, watcher: this, calls }));
    const run = new SegmentedRun(given.start, clock, effects);
    this.#open = { run, effects };
    clock
      .until(() => run.isOver, null)
      .then(() => this.#end(run.end, effects))
      .then(
        () => over(),
        (cause: unknown) => over({ cause }),
      );
  }

  get tenant(): Tenant {
    return this.#given.tenant;
  }

  get playbook(): string {
    return this.plan.name;
  }

  get plan(): Plan {
    return this.#given.start.plan;
  }

  get starter(): Starter {
    return this.#given.start.starter;
  }

  get seen(): SeenRun {
    const { end, at } = this.#ended ?? {};
    return {
      ...this.#given.seen,
      tenant: this.tenant.id,
      playbook: this.playbook,
      startedLocal: localName(this.tenant.timezone, this.#given.seen.startedAt),
      endedAt: at ?? null,
      outcome: end?.outcome ?? null,
      failure: end?.failure?.ownCode ?? end?.failure?.code ?? null,
    };
  }

  get id(): RunId {
    return this.#given.start.context.runId;
  }

  get caller(): StagedRun['caller'] {
    const { starter } = this;
    return starter.kind === 'playbook' ? starter : undefined;
  }

  get ended(): RunEnd | undefined {
    const end = this.#open === undefined ? this.#ended?.end : endIn(this.#open.effects.records);
    return end === undefined ? undefined : endOf(end);
  }

  /** The next slot does not wait for this run. */
  cancel(): void {
    const { number } = this.#given.seen;
    const by = 'schedule' as PersonId; // nobody: the schedule itself says `overlap: cancel`
    this.hear({ type: 'cancel', id: `c-${number}`, by, reason: 'The next slot is due' }, this.#around.clock.now);
  }

  hear(message: RunMessage, at: UtcMs): void {
    this.#around.clock.at(at, () => this.#open?.run.deliver(message));
  }

  questions(): readonly SeenQuestion[] {
    const closed = this.#open === undefined ? this.#ended?.closed : closedIn(this.#open.effects.records);
    const approvals = [...this.#questions].filter(([, { kind }]) => kind === 'approval');
    return approvals.map(([step, { askedAt, people, reminders, tooLate }]) => ({
      ...this.#numbered(),
      step,
      askedAt,
      people,
      reminders,
      tooLate,
      askedLocal: localName(this.tenant.timezone, askedAt),
      closed: closed?.get(step)?.how ?? 'open',
      closedAt: closed?.get(step)?.at ?? null,
    }));
  }

  tasks(): readonly SeenTask[] {
    const courses = this.#open === undefined ? this.#ended?.tasks : taskCourses(this.#open.effects.records);
    return [...(courses ?? [])].map(([step, course]) => {
      const { people = [], reminders = 0 } = this.#questions.get(step) ?? {};
      const openedLocal = localName(this.tenant.timezone, course.openedAt);
      return { ...this.#numbered(), step, ...course, openedLocal, people, reminders };
    });
  }

  asked(question: Question, at: UtcMs): void {
    const { kind, path, round } = question;
    const open = this.#questions.get(path);
    const isKnown = open !== undefined && (round === null || open.rounds.has(round));
    const people = this.#peopleOf(question.by).filter(({ id }) => !question.notBy.includes(id));
    this.#tell(question, people, { at, contact: round === null ? 'reminded' : 'asked' });
    if (isKnown) {
      open.reminders += 1;
      return;
    }
    const asked = { kind, rounds: new Set<string>(), askedAt: at, people: people.map(({ id }) => id) };
    const entry = open ?? { ...asked, reminders: 0, tooLate: 0 };
    entry.rounds.add(round ?? 'reminder');
    this.#questions.set(path, entry);
    this.#answerLater(question, people, at);
  }

  notified({ to, urgency }: NotifyEffect, at: UtcMs): void {
    for (const { id } of this.#peopleOf(to)) {
      const timezone = this.#zoneOf(id);
      const isUrgent = urgency === 'high';
      this.#around.people.hear({ person: id, contact: 'mailed', at, timezone, isUrgent, ...this.#named() });
    }
  }

  #tell(
    question: Question,
    people: readonly Person[],
    { at, contact }: { readonly at: UtcMs; readonly contact: Contact },
  ): void {
    for (const { id } of people) {
      const timezone = this.#zoneOf(id);
      const isUrgent = question.expiresAt < nextMorning(timezone, at);
      this.#around.people.hear({ person: id, contact, at, timezone, isUrgent, ...this.#named() });
    }
  }

  #end(end: RunEnded | undefined, { records }: VirtualEffects): void {
    this.#ended = { end, at: this.#around.clock.now, closed: closedIn(records), tasks: taskCourses(records) };
    this.#open = undefined;
  }

  /** As many answer as are needed: those who answer first. */
  #answerLater(question: Question, people: readonly Person[], at: UtcMs): void {
    const { clock, world } = this.#around;
    const answers = people
      .map(({ id }) => ({ id, at: this.#answersAt(id, question, at) }))
      .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
      .slice(0, question.quorum);
    for (const { id, at: answeredAt } of answers) {
      const isYes = drawn(world.seed, 'yes', ...this.#drawnFor(question, id)) >= NO_SHARE;
      const reason = isYes ? 'Looked at it' : 'Not now';
      const message = question.answer({
        id: this.#drawnFor(question, id).join(' '),
        person: id,
        isYes,
        reason,
        at: answeredAt,
      });
      clock.at(answeredAt, () => this.#say(question, message));
    }
  }

  #say(question: Question, message: RunMessage): void {
    const isTaken = this.#open?.run.deliver(message).accepted ?? false;
    const open = this.#questions.get(question.path);
    if (!isTaken && open !== undefined) open.tooLate += 1;
  }

  #answersAt(id: PersonId, question: Question, at: UtcMs): UtcMs {
    const { faults, seed } = this.#around.world;
    const share = drawn(seed, 'answer', ...this.#drawnFor(question, id));
    return answersAt({ at, timezone: this.#zoneOf(id), away: faults.people.get(id)?.away ?? [], share });
  }

  /** Names what a person answers: what is asked again is answered anew. */
  #drawnFor({ kind, path, round }: Question, id: PersonId): readonly string[] {
    const asked = kind === 'approval' ? path : `${path} ${round ?? ''}`;
    return [this.id, asked, id];
  }

  #zoneOf(person: string): string {
    return this.#around.world.faults.people.get(person)?.timezone ?? this.tenant.timezone;
  }

  #numbered(): { readonly run: number; readonly tenant: string; readonly playbook: string } {
    return { run: this.#given.seen.number, ...this.#named() };
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

/** The end of a run that only its caller has still to hear of. */
function endIn(records: readonly RunRecord[]): RunEnd | undefined {
  return records.flatMap(({ event }) => (event.type === 'run-ended' ? [event] : [])).at(-1);
}

function endOf({ outcome, outputs, failure }: RunEnd): RunEnd {
  return { outcome, outputs, ...(failure === undefined ? {} : { failure }) };
}

/** How the questions of a run were closed, by step. */
function closedIn(records: readonly RunRecord[]): ReadonlyMap<string, Closing> {
  return new Map(
    records.flatMap(({ event, at }) =>
      event.type === 'approval-closed' ? [[event.path, { how: event.because, at: Date.parse(at) }] as const] : [],
    ),
  );
}
