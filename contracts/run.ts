import type { RunOrigin } from './after-end.ts';
import type { SecurityEvent } from './event.ts';
import type { Failure } from './failure-codes.ts';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from './ids.ts';
import type { Json, JsonObject, Sha256 } from './json.ts';
import type { Recipient } from './recipient.ts';
import type { TaskChange, TaskHead, TaskMailReason, TaskRequest } from './task.ts';
import type { UtcTime } from './time.ts';

/** A plan by name and content. */
export interface PlanRef {
  readonly playbook: PlaybookName;
  readonly sha256: Sha256;
}

/** Who or what started a run. */
export type Starter =
  | { readonly kind: 'person'; readonly person: PersonId }
  | { readonly kind: 'event'; readonly eventId: string }
  | { readonly kind: 'schedule'; readonly schedule: string; readonly slot: UtcTime }
  /** A `call` step of another run. `person` is who started the first run of the chain, if a person did. */
  | {
      readonly kind: 'playbook';
      readonly playbook: PlaybookName;
      readonly run: RunId;
      readonly path: StepPath;
      readonly person?: PersonId;
      /** As below, of the run that called. */
      readonly ends?: number;
    }
  /** The end of another run. `ends`: how many ends in a row led here, 1 where a run ended that no end had started. */
  | {
      readonly kind: 'end';
      readonly playbook: PlaybookName;
      readonly run: RunId;
      readonly ends: number;
      readonly person?: PersonId;
    }
  /** A call of another system. `call` names it: the same call again has the same. */
  | { readonly kind: 'webhook'; readonly path: string; readonly call: string };

/** The person behind a run: who started it, or the run that called it or by its end started it. */
export function personBehind(starter: Starter): PersonId | undefined {
  return 'person' in starter ? starter.person : undefined;
}

/** How many ends of runs in a row led to a run. */
export function endsBehind(starter: Starter): number {
  return starter.kind === 'end' || starter.kind === 'playbook' ? (starter.ends ?? 0) : 0;
}

/** The run that called a run, and the step that did. */
export interface ParentRef {
  readonly workflowId: string;
  readonly path: StepPath;
  /** Whether that step waits for the end. */
  readonly waits: boolean;
  /** Calls above this run: 1 where a run of its own called it. */
  readonly depth: number;
}

/** What a run knows of its tenant: values only, never secrets; a snapshot of the moment it started. */
export interface TenantSnapshot {
  readonly id: TenantId;
  readonly title: string;
  readonly values: JsonObject;
}

/** The tenant as expressions see it: its values, its id and its title. */
export function tenantScope(tenant: TenantSnapshot): JsonObject {
  return { ...tenant.values, id: tenant.id, title: tenant.title };
}

/** What a run is started with; the argument of the workflow, kept by continue-as-new. */
export interface RunArguments {
  readonly tenant: TenantSnapshot;
  readonly plan: PlanRef;
  /** The plan itself as canonical JSON data; parsed by `language/plan`. */
  readonly planBody: Json;
  /** For manual starts: what the person gave. For events and schedules: evaluated from the trigger's `with`. */
  readonly inputs: JsonObject;
  readonly starter: Starter;
  readonly event?: SecurityEvent;
  /** Events of the group that started the run, `event` among them; without a group it is that one. */
  readonly events?: readonly SecurityEvent[];
  /** Index of the trigger in the plan that started the run; -1 where none did. */
  readonly trigger: number;
  /** Name of the section that the run begins at; without it at its first step. */
  readonly section?: string;
  readonly parent?: ParentRef;
  /** The end that it goes on from, of a run that does not begin at its beginning. */
  readonly origin?: RunOrigin;
  /** The journal of the run so far, when it moves on; at first that of its origin. */
  readonly journal?: Json;
}

/** Names a run to activities and ledger. */
export interface RunContext {
  readonly tenant: TenantId;
  readonly runId: RunId;
  readonly workflowId: string;
  readonly playbook: PlaybookName;
  readonly planSha256: Sha256;
}

/** What `finally` and moving on may take after a run has used up its time: its workflow lives that much longer. */
export const FINALLY_GRACE_MS = 2 * 24 * 60 * 60 * 1000;

/** How a run ended. Names given to `stop` are outcomes too. */
export type RunOutcome = string;

/** Outcomes that Watchbill itself gives. */
export const OWN_OUTCOMES = ['succeeded', 'failed', 'cancelled', 'rolled-back', 'duplicate', 'ended-outside'] as const;

/** Status of a step, as expressions and consoles see it. */
export type StepStatus = 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'skipped' | 'cancelled';

/** What the engine says about a run, in order; stored by (run, seq), where the same key replaces. */
export interface RunRecord {
  /** 1, 2, 3 … within the run: order and gaps are the engine's. */
  readonly seq: number;
  readonly at: UtcTime;
  readonly event: RunEvent;
}

/** The closed list of what can be recorded. The list of a run is its trace. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly inputs: JsonObject;
      readonly starter: Starter;
      /** The run that it goes on from. */
      readonly origin?: Pick<RunOrigin, 'kind' | 'run'>;
    }
  | {
      readonly type: 'step-started';
      readonly path: StepPath;
      readonly kind: string;
      readonly title: string;
      readonly inputSha256?: Sha256;
    }
  | { readonly type: 'step-waiting'; readonly path: StepPath; readonly reason: string; readonly until: UtcTime | null }
  | {
      readonly type: 'step-settled';
      readonly path: StepPath;
      readonly kind: string;
      readonly title: string;
      readonly status: 'succeeded' | 'failed' | 'skipped' | 'cancelled';
      /** Masked as the step says. */
      readonly output?: Json;
      readonly failure?: Failure;
      readonly attempts: number;
    }
  | {
      readonly type: 'decided';
      readonly path: StepPath;
      readonly what: string;
      readonly value: Json;
      readonly because?: string;
    }
  | {
      readonly type: 'decision';
      readonly path: StepPath;
      readonly decisionId: string;
      readonly person: PersonId;
      readonly approve: boolean;
      readonly reason: string;
    }
  | {
      readonly type: 'decision-refused';
      readonly path: StepPath;
      readonly decisionId: string;
      readonly person: PersonId;
      readonly because: RefusalCode;
    }
  | {
      readonly type: 'approval-closed';
      readonly path: StepPath;
      readonly approved: boolean;
      readonly because: 'quorum' | 'refused' | 'expired' | 'cancelled';
    }
  | { readonly type: 'task-opened'; readonly path: StepPath; readonly task: TaskHead; readonly request: TaskRequest }
  | {
      readonly type: 'task-changed';
      readonly path: StepPath;
      /** As it stands after the change. */
      readonly task: TaskHead;
      readonly messageId: string;
      readonly by: PersonId;
      /** Masked as the step says. */
      readonly change: TaskChange;
    }
  | {
      readonly type: 'task-refused';
      readonly path: StepPath;
      readonly messageId: string;
      readonly by: PersonId;
      readonly what: TaskChange['kind'];
      readonly because: RefusalCode;
    }
  | { readonly type: 'task-overdue'; readonly path: StepPath; readonly task: TaskHead }
  /** Nobody could be mailed about the task, for good; it waits where tasks are listed. */
  | {
      readonly type: 'task-untold';
      readonly path: StepPath;
      readonly why: TaskMailReason;
      readonly failure: Failure;
    }
  | { readonly type: 'task-cancelled'; readonly path: StepPath; readonly task: TaskHead }
  | {
      readonly type: 'escalated';
      readonly path: StepPath;
      readonly policy: string;
      /** From 1; counts on where the levels are climbed again. */
      readonly level: number;
      readonly to: readonly Recipient[];
      /** When the next level is called, or the escalation ends. */
      readonly until: UtcTime;
    }
  | { readonly type: 'page-failed'; readonly path: StepPath; readonly level: number; readonly failure: Failure }
  | { readonly type: 'acknowledged'; readonly path: StepPath; readonly messageId: string; readonly person: PersonId }
  | {
      readonly type: 'acknowledgement-refused';
      readonly path: StepPath;
      readonly messageId: string;
      readonly person: PersonId;
      readonly because: RefusalCode;
    }
  | {
      readonly type: 'escalation-ended';
      readonly path: StepPath;
      readonly because: EscalationEnd;
      readonly levels: number;
    }
  | {
      readonly type: 'clock';
      /** Of the step; for what a clock does by itself, of the step that started it. */
      readonly path: StepPath;
      readonly clock: string;
      readonly what: 'started' | 'paused' | 'resumed' | 'stopped' | 'warned' | 'breached';
      /** Time on the clock. */
      readonly elapsedMs: number;
    }
  | { readonly type: 'deadline'; readonly what: 'warned' | 'passed' }
  | { readonly type: 'event-joined'; readonly eventId: string }
  | {
      readonly type: 'child-started';
      readonly path: StepPath;
      readonly playbook: PlaybookName;
      readonly tenant: TenantId;
      readonly run: RunId;
    }
  | { readonly type: 'child-ended'; readonly path: StepPath; readonly run: RunId; readonly outcome: RunOutcome }
  | { readonly type: 'cancel-requested'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'roll-back-requested'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'run-paused'; readonly by: PersonId; readonly reason: string }
  /** By nobody where the end of the run ended its pause. */
  | { readonly type: 'run-resumed'; readonly by: PersonId | null; readonly reason: string }
  | { readonly type: 'records-lost'; readonly count: number }
  | {
      readonly type: 'run-ended';
      readonly outcome: RunOutcome;
      readonly outputs: JsonObject;
      readonly failure?: Failure;
    };

/** Why an escalation ended. */
export type EscalationEnd = 'acknowledged' | 'delivered' | 'until' | 'unanswered' | 'cancelled';

/** Why a message to a run was not accepted. */
export const REFUSAL_CODES = {
  'not-waiting': 'The step does not wait for a decision',
  expired: 'The time for a decision has passed',
  'already-decided': 'The step has been decided already',
  'already-acknowledged': 'Somebody has acknowledged it already',
  'wrong-person': 'The person may not decide this step',
  'own-request': 'Who started the run may not decide this step',
  'other-targets': 'The decision was made for other targets than the step has now',
  'not-signed': 'The decision does not carry a valid signature of the sign-in',
  'run-ended': 'The run has ended',
  'done-already': 'The task has been done already',
  'own-work': 'Who did the work may not sign it off',
  'not-fitting': 'The answer is not what the task asks for',
  'evidence-missing': 'The task asks for evidence and none was given',
  'too-large': 'The task cannot hold that much',
  'being-checked': 'The decision was noted but could not be checked yet',
} as const;

/** Stable name of a refusal. */
export type RefusalCode = keyof typeof REFUSAL_CODES;
