import type { EscalationPolicy } from '../contracts/activities.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import type { PersonId, RunId, StepPath, TenantId } from '../contracts/ids.ts';
import type { Json, JsonObject, Sha256 } from '../contracts/json.ts';
import type { MessageAnswer, PersonMessage } from '../contracts/messages.ts';
import type { Recipient } from '../contracts/recipient.ts';
import type { EscalationEnd, RunRecord } from '../contracts/run.ts';
import type { Evidence, TaskAnswerState, TaskMailReason, TaskPhase } from '../contracts/task.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { ClockState } from './clock-state.ts';
import type { Ending } from './completion.ts';
import { fromVersion1 } from './journal-version-1.ts';

/*
 * The journal is the whole state of a run. Plan and journal continue the run: the plan is walked again from the top, and
 * whatever has settled or has been decided is taken from here instead of being done or evaluated again. It is a tree of
 * frames in the shape of the plan, so that a container that has settled drops what it no longer needs in one stroke.
 */

/** Version of the journal's shape. Readers of older ones stay for ever. */
export const JOURNAL_VERSION = 2;

/** A step, a turn of a loop, a branch or a body of steps that has been entered. */
export interface Frame {
  /** The moment it began: `now` of its expressions. */
  readonly at: UtcMs;
  settled?: SettledFrame;
  children?: Record<string, Frame>;
  /** Tries that have failed, and when the next one is due. */
  attempts?: number;
  nextAt?: UtcMs;
  /** Case of a `switch`, -1 for the default. */
  choice?: number;
  /** The decided completion of a container while what it cancelled still ends. */
  closing?: Ending | undefined;
  /** What the body came to, while `catch` or `finally` runs. */
  body?: Ending;
  /** Index of the `catch` that runs. */
  caught?: number;
  /** What the step came to, behind a running `finally`. */
  pending?: Ending;
  waitUntil?: UtcMs;
  /** When a task is due and people are reminded, where business time counts. */
  due?: { readonly at: UtcMs; readonly remindAt: readonly UtcMs[] };
  /** What a `set` step has set. */
  vars?: JsonObject;
  approval?: ApprovalState;
  task?: TaskState;
  escalation?: EscalationState;
  loop?: LoopState;
  repeat?: RepeatState;
  heard?: HeardState;
  child?: ChildState;
  waves?: WavesState;
  /** Turns of a loop that failed or were cancelled, as they ended: nobody reads them but a retry of the run. */
  left?: Record<string, Frame>;
}

/** How a frame ended, and what of it is read later. */
export interface SettledFrame {
  /** Number of the completion within the run: containers decide in this order. */
  readonly order: number;
  readonly completion: Ending;
  /** Steps inside that later expressions may read, by id. */
  readonly steps: Readonly<Record<string, StepView>>;
  /** Variables that it set for the steps after it; those of a branch stay in it. */
  readonly vars: JsonObject;
  /** How an approval was closed or an escalation ended: who comes later is told. */
  readonly closed?: ApprovalState['closed'] | EscalationEnd;
}

/** A step as expressions see it: `output` only where it succeeded. */
export interface StepView extends JsonObject {
  readonly status: string;
}

/** A decision that counted. */
export interface CountedDecision {
  readonly id: string;
  readonly person: PersonId;
  readonly approve: boolean;
  readonly reason: string;
  readonly at: UtcMs;
}

/** An approval that has been asked. */
export interface ApprovalState {
  readonly deadline: UtcMs;
  readonly targetsSha256: Sha256;
  readonly quorum: number;
  readonly notBy: readonly PersonId[];
  asked: boolean;
  remindersSent: number;
  readonly decisions: CountedDecision[];
  closed?: 'quorum' | 'refused' | 'expired' | 'cancelled';
}

/** A task that people have been given. What it asks is rendered from the plan. */
export interface TaskState {
  /** Id of its step. */
  readonly step: string;
  /** How many tasks share the output of the step. */
  readonly tasks: number;
  phase: TaskPhase;
  to: readonly Recipient[];
  overdue: boolean;
  remindersSent: number;
  /** Mails so far, and the one that has not gone out yet. */
  mails: number;
  mail?: WaitingMail;
  /** When what waits to be checked may be checked again. */
  checkAt?: UtcMs;
  answer?: {
    readonly state: TaskAnswerState;
    readonly answers: JsonObject;
    readonly evidence: readonly Evidence[];
    readonly note: string;
    readonly by: PersonId;
    readonly at: UtcMs;
  };
  readonly comments: { readonly by: PersonId; readonly at: UtcMs; readonly text: string }[];
  signedOffBy?: PersonId;
}

/** A mail about a task that has to go out. */
export interface WaitingMail {
  readonly why: TaskMailReason;
  readonly number: number;
  readonly to: readonly Recipient[];
  readonly said: { readonly by: PersonId; readonly text: string } | null;
  readonly tries: number;
  readonly nextAt: UtcMs | null;
}

/** An escalation whose policy has been read. */
export interface EscalationState {
  readonly policy: EscalationPolicy;
  /** Levels begun so far, all rounds together: the last of them runs. */
  levels: number;
  /** When the time of the running level is over. */
  due: UtcMs;
  /** Whether the people of the running level have been called, or cannot be. */
  isPaged: boolean;
  /** When a page, or the check of an acknowledgement, that failed is tried again. */
  pageAt?: UtcMs;
  checkAt?: UtcMs;
  /** Who acknowledged, and when the run received it. */
  by?: { readonly person: PersonId; readonly at: UtcMs };
  ended?: EscalationEnd;
}

/**
 * A loop under way. Turns begin in the order of the list, and one that has ended has no frame any more: which turns have ended
 * needs no list of its own.
 */
export interface LoopState {
  readonly items: readonly Json[];
  /** Turns begun so far. */
  begun: number;
  /** Turns that failed. */
  failed: number;
  /** What ended turns left for later steps, by position; nothing of one that succeeded and left nothing. */
  readonly entries: Record<string, JsonObject>;
}

/** A repetition under way. */
export interface RepeatState {
  /** Number of the turn that runs or comes next, from 0. */
  turn: number;
  /** Turns of the runs that this one retries: `max` counts from there. */
  from?: number;
  /** When that turn begins, where the step waits for it. */
  pausedUntil?: UtcMs;
  /** What ended turns have set, for the turns after them. */
  vars: JsonObject;
}

/** A called run, as far as the caller knows. */
export interface ChildState {
  /** When it was asked for first: from then on it may exist. */
  askedAt?: UtcMs;
  run?: RunId;
  /** It says that it has ended, and is to be looked at. */
  reported?: boolean;
  /** How often it was looked at while it was open, and when it is the next time. */
  looks: number;
  lookAt: UtcMs;
  /** When it was asked to end. */
  cancelledAt?: UtcMs;
}

/** A call over tenants under way. */
export interface WavesState {
  readonly tenants: readonly TenantId[];
  /** One entry a tenant, in their order; null while its run has not ended. */
  readonly outcomes: (string | null)[];
  /** Tenants in the waves that have begun. */
  opened: number;
  /** Number of the wave, from 1. */
  wave: number;
}

/** What a wait for an event came to, once it has. */
export type HeardState = { readonly event: SecurityEvent } | { readonly event: null };

/** Something that the run has done, or may have done, and how it is taken back. Kept in the order in which it was begun. */
export interface UndoEntry {
  readonly path: StepPath;
  readonly title: string;
  readonly action: string;
  /** Absent while it is not known: `undo` reads an output that has not come. */
  input?: JsonObject;
  /** `maybe`: sent, and nobody knows whether it took effect. */
  state: 'maybe' | 'done' | 'undone' | 'stuck';
  /** Tries of the undo that have failed, and when the next one is due. */
  attempts: number;
  nextAt?: UtcMs;
  /** The run that undoes it later: `body` is what the step came to, until that run has been started, which is in `child`. */
  later?: Frame;
  /** It is of a run that this one retries, and may have taken effect there, whatever becomes of the step here. */
  isCarried?: true;
}

/** A person's message that was admitted and waits to be checked. */
export interface NotedMessage<Message extends PersonMessage = PersonMessage> {
  readonly message: Message;
  readonly receivedAt: UtcMs;
}

/** What runs beside the steps of the playbook once an alarm has gone off. */
export interface BesideBody {
  /** Id of the step that started the clock, or that of the deadline. */
  readonly step: string;
  readonly frame: Frame;
  /** What its steps see of the steps of the playbook: as it was when the alarm went off. */
  readonly seen: Published;
}

/** What steps have published for later ones. */
export interface Published {
  readonly steps: Readonly<Record<string, StepView>>;
  readonly vars: JsonObject;
}

/** An event that has to be claimed; only its name where nothing would read the rest. */
export type JoiningEvent = SecurityEvent | Pick<SecurityEvent, 'id' | 'source'>;

/** How the run will end, once `onFailure` and `finally` have run. */
export interface RunEnding {
  readonly outcome: string;
  readonly failure?: Failure;
}

/** All that a run remembers. Plain JSON. */
export interface Journal {
  readonly journalVersion: typeof JOURNAL_VERSION;
  readonly startedAt: UtcMs;
  phase: 'claim' | 'steps' | 'on-breach' | 'on-failure' | 'finally' | 'take-back' | 'ended';
  ending?: RunEnding;
  outputs: JsonObject;
  /** Number of the last record, of the last completion. */
  seq: number;
  order: number;
  readonly root: Frame;
  cancel?: { readonly by: PersonId; readonly reason: string };
  /** Whether the cancel is to take back what the run did. */
  rollBack?: true;
  /** What can be taken back; absent where no step says how. */
  undo?: UndoEntry[];
  /** Somebody has paused the run; absent where it goes on. */
  paused?: { readonly by: PersonId; readonly reason: string };
  /** A budget was exceeded: the run ends with this failure. */
  abort?: Failure;
  readonly noted: NotedMessage[];
  /** Answers to people's last messages, oldest first: a repeat gets its old answer. */
  readonly answers: { readonly id: string; readonly answer: MessageAnswer }[];
  /** Events that joined and are not claimed yet, and the ids of the last 1,000 that did. */
  readonly joining: JoiningEvent[];
  readonly joined: string[];
  /** Events that came too late to join, to be given back. */
  late?: SecurityEvent[];
  /** Joined events that have been claimed, oldest first, and what each step that waits for events has been woken by. */
  events?: SecurityEvent[];
  woken?: Record<string, string[]>;
  /** Records that are not in the ledger yet. */
  outbox: RunRecord[];
  recordsLost: number;
  /** Clocks by name. */
  clocks?: Readonly<Record<string, ClockState>>;
  /** What runs, or has run, beside the steps of the playbook, by path. */
  beside?: Readonly<Record<string, BesideBody>>;
  /** `expressionCost`: absent until there is some. */
  readonly used: { steps: number; iterations: number; expressionCost?: number };
  /** The run that called this one has been told of its end, or could not be. */
  reported?: boolean;
  /** The end that the run went on from. */
  readonly origin?: JournalOrigin;
}

/** Where a run began that goes on from the end of another one. */
export interface JournalOrigin {
  readonly run: RunId;
  /** Paths of what is done from its start again, and not only where it is not known to be done. */
  readonly anew: readonly StepPath[];
}

/** A journal of a run that begins now. */
export function newJournal(now: UtcMs, hasEvent: boolean): Journal {
  return {
    journalVersion: JOURNAL_VERSION,
    startedAt: now,
    phase: hasEvent ? 'claim' : 'steps',
    outputs: {},
    seq: 0,
    order: 0,
    root: { at: now },
    noted: [],
    answers: [],
    joining: [],
    joined: [],
    outbox: [],
    recordsLost: 0,
    used: { steps: 0, iterations: 0 },
  };
}

/** Reads a journal that an earlier segment wrote; `journal-unreadable` if a newer Watchbill did. */
export function readJournal(body: Json): { readonly journal: Journal } | { readonly failure: Failure } {
  const failure = whyUnreadable(body);
  if (failure !== undefined) return { failure };
  return { journal: versionOf(body) === 1 ? fromVersion1(body) : (body as unknown as Journal) };
}

/** Why this worker cannot read a journal; looks at its version alone. */
export function whyUnreadable(body: Json): Failure | undefined {
  const version = versionOf(body);
  if (version === 1 || version === JOURNAL_VERSION) return undefined;
  return {
    code: 'journal-unreadable',
    message: `Cannot continue the run: its journal has version ${JSON.stringify(version ?? null)}, this worker knows ${JOURNAL_VERSION}. Deploy a worker that knows it`,
  };
}

function versionOf(body: Json): Json | undefined {
  return (body as JsonObject | null)?.['journalVersion'];
}

/** The frame at a path, or undefined where the run has not come by. */
export function frameAt({ root, beside = {} }: Journal, path: StepPath): Frame | undefined {
  // Bodies may start clocks themselves: the innermost one around the path counts.
  const around = Object.entries(beside)
    .filter(([body]) => path.startsWith(`${body}/`))
    .sort(([one], [other]) => other.length - one.length)[0];
  if (around === undefined) return frameBelow(root, path);
  const [body, { frame }] = around;
  return frameBelow(frame, path.slice(body.length + 1));
}

function frameBelow(top: Frame, path: string): Frame | undefined {
  const keys = path.replaceAll('[', '/[').split('/');
  return keys.reduce<Frame | undefined>((frame, key) => frame?.children?.[key], top);
}

/** The child of a frame, made when it is entered for the first time. */
export function enterFrame(parent: Frame, key: string, now: UtcMs): Frame {
  parent.children ??= {};
  return (parent.children[key] ??= { at: now });
}
