import type { FinalState } from './after-end.ts';
import type { EventSource, SecurityEvent } from './event.ts';
import type { Failure } from './failure-codes.ts';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from './ids.ts';
import type { Json, JsonObject, Sha256 } from './json.ts';
import type { ParentRef, RefusalCode, RunContext, RunOutcome, RunRecord, Starter } from './run.ts';
import type { AcknowledgeMessage, DecisionMessage, TaskMessage } from './messages.ts';
import type { Recipient } from './recipient.ts';
import type { TaskHead, TaskMailReason, TaskRequest } from './task.ts';
import type { UtcMs, UtcTime } from './time.ts';

export type { Recipient } from './recipient.ts';

/** What every effect of a run carries, whatever it does. */
export interface EffectHeader {
  readonly run: RunContext;
  readonly path: StepPath;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Made of run and path; the same for every attempt. */
  readonly idempotencyKey: string;
  /** Keys under which runs whose work this one goes on with may have had the same effect. */
  readonly earlier?: EarlierKeys;
  /** For consoles: the step's title. */
  readonly title: string;
  /** Ledger records that ride along; written before the effect. */
  readonly records: readonly RunRecord[];
}

/** Keys of one step in earlier runs, newest first. An effect of unknown outcome under one of them is asked for under that key. */
export interface EarlierKeys {
  readonly keys: readonly string[];
  /** Whether an effect of the same input that took place under one of them is this one. */
  readonly counts: boolean;
}

/** Calls an action of the catalogue. */
export interface ActionEffect extends EffectHeader {
  readonly kind: 'action';
  readonly action: string;
  readonly version: number;
  readonly input: JsonObject;
}

/** Sends a message to people through the channels that they chose. */
export interface NotifyEffect extends EffectHeader {
  readonly kind: 'notify';
  readonly to: readonly Recipient[];
  readonly urgency: 'low' | 'normal' | 'high';
  readonly content:
    { readonly template: string; readonly with: JsonObject } | { readonly text: string; readonly subject: string };
}

/** Opens an approval in the ledger and asks its approvers. Repeated for reminders. */
export interface AskEffect extends EffectHeader {
  readonly kind: 'ask';
  readonly question: string;
  /** What the approver is shown, name by name; the decision binds to its hash. */
  readonly shown: readonly { readonly name: string; readonly value: Json }[];
  readonly targetsSha256: Sha256;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
  readonly quorum: number;
  readonly expiresAt: UtcTime;
  /** 0 when the approval is asked, 1, 2 … for its reminders. */
  readonly reminder: number;
}

/** Checks signature, role and separation of a decision. Output: `{ refused: RefusalCode | null }`. */
export interface CheckDecisionEffect extends EffectHeader {
  readonly kind: 'check-decision';
  readonly decision: DecisionMessage;
  /** When the run received it. A check that comes late, because the ledger was away, does not make the decision late. */
  readonly receivedAt: UtcTime;
  readonly by: readonly Recipient[];
  readonly notBy: readonly PersonId[];
}

/** Mails people about a task: that it is theirs, that it waits, that it came back. */
export interface TellTaskEffect extends EffectHeader {
  readonly kind: 'tell-task';
  readonly why: TaskMailReason;
  /** 1 for the first mail of the task, 2, 3 …: tells its mails apart. */
  readonly number: number;
  readonly to: readonly Recipient[];
  readonly task: TaskHead;
  readonly request: TaskRequest;
  /** What somebody said when they handed it on or sent it back. */
  readonly said: { readonly by: PersonId; readonly text: string } | null;
}

/**
 * Checks the signature of what a person says to a step, and that they may say it: to a task by their role and whose work it
 * is, to an escalation by whom it calls. Output: a `DecisionCheck`.
 */
export type CheckMessageEffect = CheckTaskMessageEffect | CheckAcknowledgementEffect;

interface MessageCheck extends EffectHeader {
  readonly kind: 'check-message';
  /** When the run received it. A check that comes late does not make the message late. */
  readonly receivedAt: UtcTime;
}

/** The check of what a person does to a task. */
export interface CheckTaskMessageEffect extends MessageCheck {
  readonly message: TaskMessage;
  readonly task: TaskHead;
}

/** The check of an acknowledgement. */
export interface CheckAcknowledgementEffect extends MessageCheck {
  readonly message: AcknowledgeMessage;
  /** Whom the escalation calls, on whichever level. */
  readonly by: readonly Recipient[];
}

/** A level of an escalation. */
export interface EscalationLevel {
  readonly to: readonly Recipient[];
  /** How long they have before the next level is called. */
  readonly withinMs: number;
  readonly urgency: 'low' | 'normal' | 'high';
}

/** Whom to call until somebody answers. */
export interface EscalationPolicy {
  readonly name: string;
  readonly title: string;
  /** At least one. */
  readonly levels: readonly EscalationLevel[];
  /** How often all levels are climbed again after the last one. */
  readonly repeat: number;
  readonly endsOn: 'acknowledged' | 'delivered';
}

/** Asks for what may change while a run goes on; the run keeps the answer. */
export type LookupEffect = PolicyLookup | BusinessLookup;

/** Asks for an escalation policy. Output: an `EscalationPolicy`. */
export interface PolicyLookup extends EffectHeader {
  readonly kind: 'lookup';
  readonly what: 'policy';
  readonly name: string;
}

/** Asks what a calendar makes of times: arithmetic with time zones, which replayed code never does. */
export type BusinessLookup = BusinessMomentsLookup | BusinessTimeLookup;

/** Asks at which moments so much business time has passed since another. Output: {@link BusinessMoments}. */
export interface BusinessMomentsLookup extends EffectHeader {
  readonly kind: 'lookup';
  readonly what: 'business-moments';
  /** Name of the calendar, or `TENANT_CALENDAR`. */
  readonly name: string;
  readonly from: UtcTime;
  /** Milliseconds of business time, one moment each. */
  readonly times: readonly number[];
}

/** Asks how much business time lies between two moments. Output: {@link BusinessTime}. */
export interface BusinessTimeLookup extends EffectHeader {
  readonly kind: 'lookup';
  readonly what: 'business-time';
  /** Name of the calendar, or `TENANT_CALENDAR`. */
  readonly name: string;
  readonly from: UtcTime;
  readonly to: UtcTime;
}

/** Answer to `business-moments`, in the order of the question. */
export interface BusinessMoments {
  readonly moments: readonly UtcMs[];
}

/** Answer to `business-time`. */
export interface BusinessTime {
  readonly ms: number;
}

/** Calls the people of one level of an escalation. Output: `{ sent, failed }`, names. */
export interface PageEffect extends EffectHeader {
  readonly kind: 'page';
  readonly policy: string;
  /** From 1; counts on where the levels are climbed again. */
  readonly level: number;
  readonly to: readonly Recipient[];
  readonly urgency: EscalationLevel['urgency'];
  readonly message: string;
  readonly facts: readonly { readonly name: string; readonly value: Json }[];
  /** When the next level is called. */
  readonly until: UtcTime;
}

/**
 * Claims an event for this run and its continuations. Output: `{ claimed: boolean }`, with `others`, whether each of these was
 * claimed. A worker that does not know `others` answers without them: they are claimed again.
 */
export interface ClaimEffect extends EffectHeader {
  readonly kind: 'claim';
  readonly source: EventSource;
  readonly eventId: string;
  /** Ids of further events of the source, 49 at most: of a flood many are claimed at once. */
  readonly others?: readonly string[];
}

/** Names a called run: together with run and path of the effect it gives the id of its workflow. */
export interface ChildRef {
  readonly playbook: PlaybookName;
  /** Whom the called run works for: the tenant of the run itself, or one that it serves. */
  readonly tenant: TenantId;
}

/** Starts a run of another playbook, once however often it is asked. Output: {@link ChildStarted}. */
export interface StartChildEffect extends EffectHeader, ChildRef {
  readonly kind: 'start-child';
  readonly section?: string;
  readonly inputs: JsonObject;
  readonly starter: Starter;
  readonly parent: ParentRef;
  /** Plan of the run where it belongs to the caller's own, as that which undoes a step later; else that which is published. */
  readonly plan?: Json;
}

/** Looks what became of a called run. Output: {@link ChildFound}. */
export interface FindChildEffect extends EffectHeader, ChildRef {
  readonly kind: 'find-child';
}

/** Asks a called run to end; its `finally` still runs. Nothing happens where none is open. */
export interface CancelChildEffect extends EffectHeader, ChildRef {
  readonly kind: 'cancel-child';
}

/** Tells the run that called this one that it has ended. */
export interface ReportEndEffect extends EffectHeader {
  readonly kind: 'report-end';
  readonly parent: ParentRef;
}

/** Writes waiting records, with the last of them what the run leaves at its end; has no other effect. */
export interface FlushEffect extends EffectHeader {
  readonly kind: 'flush';
  readonly final?: FinalState;
  /** Events that came too late for the run: they wait in the line of its key, and start the next one. */
  readonly late?: readonly SecurityEvent[];
}

/** Everything a run can do to the world. */
export type Effect =
  | ActionEffect
  | NotifyEffect
  | AskEffect
  | CheckDecisionEffect
  | TellTaskEffect
  | CheckMessageEffect
  | LookupEffect
  | PageEffect
  | ClaimEffect
  | StartChildEffect
  | FindChildEffect
  | CancelChildEffect
  | ReportEndEffect
  | FlushEffect;

/** What an effect came to. Activities answer with it instead of throwing, so that the engine owns every decision. */
export type EffectAnswer = {
  /** Whether the records that rode along are in the ledger. */
  readonly recorded: boolean;
} & (
  | { readonly status: 'succeeded'; readonly output: Json }
  | { readonly status: 'failed'; readonly failure: Failure }
  /** Not done yet: call again at this moment (a long Retry-After, a poll). */
  | { readonly status: 'again'; readonly at: UtcMs; readonly failure: Failure }
);

/** Activities that carry the effects of a run. Each kind of effect has one of its own name. */
export interface RunActivities {
  performAction(effect: ActionEffect): Promise<EffectAnswer>;
  sendNotification(effect: NotifyEffect): Promise<EffectAnswer>;
  askForApproval(effect: AskEffect): Promise<EffectAnswer>;
  checkDecision(effect: CheckDecisionEffect): Promise<EffectAnswer>;
  tellOfTask(effect: TellTaskEffect): Promise<EffectAnswer>;
  checkMessage(effect: CheckMessageEffect): Promise<EffectAnswer>;
  lookUp(effect: LookupEffect): Promise<EffectAnswer>;
  pagePeople(effect: PageEffect): Promise<EffectAnswer>;
  claimEvent(effect: ClaimEffect): Promise<EffectAnswer>;
  startChild(effect: StartChildEffect): Promise<EffectAnswer>;
  findChild(effect: FindChildEffect): Promise<EffectAnswer>;
  cancelChild(effect: CancelChildEffect): Promise<EffectAnswer>;
  reportEnd(effect: ReportEndEffect): Promise<EffectAnswer>;
  flushRecords(effect: FlushEffect): Promise<EffectAnswer>;
}

/** A feed of one tenant. */
export interface FeedRef {
  readonly tenant: TenantId;
  readonly source: EventSource;
  /** As `Audit.General`. */
  readonly contentType: string;
}

/** What one turn of the intake did, for its log and its workflow's memory. */
export interface IntakeReport {
  /** Records seen, duplicates among them, events handed over to runs. */
  readonly seen: number;
  readonly duplicates: number;
  readonly handedOver: number;
  /** Records that no playbook wanted; kept in the inbox table as seen. */
  readonly unmatched: number;
  /** Whether the feed has more for the next turn at once. */
  readonly more: boolean;
  /** Where the cursor stands after the turn. */
  readonly cursor: UtcTime | null;
}

/** Activities of the intake. One turn is fetch, de-duplicate, match, hand over, then move the cursor. */
export interface IntakeActivities {
  pollFeed(feed: FeedRef): Promise<IntakeReport>;
}

/** Starts the run of a schedule's slot: resolves plan, tenant snapshot and inputs. */
export interface ScheduledStart {
  readonly tenant: TenantId;
  readonly playbook: string;
  readonly schedule: string;
  /** Index of the trigger in the playbook. */
  readonly trigger: number;
  readonly slot: UtcTime;
}

/** What became of a slot. */
export type SlotEnd =
  | { readonly end: 'started'; readonly workflowId: string }
  | { readonly end: 'skipped' | 'missed'; readonly reason: string };

/** Activities of schedules. */
export interface ScheduleActivities {
  startSlot(start: ScheduledStart): Promise<SlotEnd>;
}

/** Activities of upkeep: sealing, reconciliation with Temporal, release of queued events. */
export interface UpkeepActivities {
  /** Compares open runs with Temporal and writes `ended-outside`; answers how many. */
  reconcileRuns(): Promise<number>;
  /** Starts what waits in the inbox behind runs that have ended; answers how many. */
  releaseInbox(): Promise<number>;
}

/** The one interface between replayed code and the world. */
export interface Activities extends RunActivities, IntakeActivities, ScheduleActivities, UpkeepActivities {}

/** The joined event as it waits in the inbox; here so that both sides name it alike. */
export interface InboxEntry {
  readonly event: SecurityEvent;
  readonly starter: Starter;
}

/** Answer of `check-decision` and `check-message`. */
export interface DecisionCheck {
  readonly refused: RefusalCode | null;
}

/** Answer of `start-child`. */
export interface ChildStarted {
  readonly run: RunId;
}

/** Answer of `find-child`; `none`: it has never been started. */
export type ChildFound =
  | { readonly state: 'none' }
  | { readonly state: 'open'; readonly run: RunId }
  | ({ readonly state: 'ended' } & ChildEnd);

/** How a called run ended. */
export interface ChildEnd {
  readonly run: RunId;
  readonly outcome: RunOutcome;
  readonly outputs: JsonObject;
  readonly failure?: Failure;
}
