import type { EventType } from '../../contracts/event.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { PlaybookName } from '../../contracts/ids.ts';
import type { Budgets } from './budgets.ts';
import type { BusinessHours } from './business-hours.ts';
import type { Trigger } from './trigger.ts';

/** Version of this intermediate form. A worker refuses a newer one. */
export const IR_VERSION = 1;

/** One CEL expression, as source: `steps.ticket.output.key`. */
export type Cel = string;

/** A value that may hold expressions, resolved when its step begins. */
export type Value =
  | { readonly lit: Json }
  /** A string that is exactly one `${{ }}` span: keeps the type of the result. */
  | { readonly cel: Cel }
  /** Text and expressions, joined as text. */
  | { readonly text: readonly (string | { readonly cel: Cel })[] }
  | { readonly list: readonly Value[] }
  | { readonly map: Readonly<Record<string, Value>> };

/** Values by name, as `with`, `set` and `outputs` have them. */
export type Values = Readonly<Record<string, Value>>;

/** How often and when an action or notification is tried again. Only failures that are retryable are. */
export interface Retry {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** First and longest pause. Each pause doubles; what the upstream asks for wins if longer. */
  readonly backoffMs: { readonly first: number; readonly max: number };
  /** Failure codes to try again on; by default all retryable ones. */
  readonly on?: readonly string[];
  /** Tries again while this is false, `self.output` in scope. */
  readonly until?: Cel;
}

/** What happens when a step fails with one of the codes; without `on`, with any. */
export interface Catch {
  readonly on?: readonly string[];
  /** Name under which the failure is in scope, beside `error`. */
  readonly as?: string;
  readonly steps: readonly Step[];
}

/** What every step has. */
export interface StepBase {
  /** snake_case, given or derived (`wait_2`); unique in the playbook. */
  readonly id: string;
  readonly title: string;
  readonly if?: Cel;
  /** Bounds the whole step with its retries. Always present on `action` and `notify`. */
  readonly timeoutMs?: number;
  readonly retry?: Retry;
  readonly catch?: readonly Catch[];
  readonly finally?: readonly Step[];
  /** Paths inside the output that records and views hide: `users`, `messages.0.subject`, `people.*.mail`. */
  readonly mask?: readonly string[];
  /** Whether something reads the output later; outputs that nobody reads are not kept in the journal. */
  readonly keepOutput: boolean;
}

/** Calls an action of the catalogue; its version stands in the plan's lock. */
export interface ActionStep extends StepBase {
  readonly kind: 'action';
  readonly action: string;
  readonly with: Values;
  /** Id of the `approve` step whose decision the call is bound to. */
  readonly approval?: string;
  readonly undo?: Undo;
  /** How long after it has succeeded the action is undone, unless somebody says that it is to stay. */
  readonly undoAfterMs?: number;
}

/** The action that takes back what another has done. */
export interface Undo {
  readonly action: string;
  readonly with: Values;
  /** Whether `with` reads `self.output`, so that what has to be undone is known only once the action has answered. */
  readonly readsOutput: boolean;
}

/** A group. */
export interface DoStep extends StepBase {
  readonly kind: 'do';
  /** Name under which a call may begin here; only at the top of `steps`. */
  readonly section?: string;
  readonly steps: readonly Step[];
}

/** First case that holds; with `exactlyOne` a second one is a failure. */
export interface SwitchStep extends StepBase {
  readonly kind: 'switch';
  readonly exactlyOne: boolean;
  readonly cases: readonly { readonly when: Cel; readonly steps: readonly Step[] }[];
  readonly default?: readonly Step[];
}

/** One branch of `parallel`: starts when those that it needs have ended. */
export interface Branch {
  readonly name: string;
  readonly needs: readonly string[];
  readonly if?: Cel;
  readonly steps: readonly Step[];
}

/** All branches at once. */
export interface ParallelStep extends StepBase {
  readonly kind: 'parallel';
  /** How many must succeed; the rest is cancelled. */
  readonly join: 'all' | 'any' | number;
  readonly branches: readonly Branch[];
}

/** Branches at once, of which the first to end decides; the others are cancelled. */
export interface RaceStep extends StepBase {
  readonly kind: 'race';
  readonly branches: readonly { readonly name: string; readonly steps: readonly Step[] }[];
}

/** The steps for each item of a list. */
export interface ForEachStep extends StepBase {
  readonly kind: 'forEach';
  readonly in: Cel;
  readonly as: string;
  readonly index?: string;
  readonly concurrency: number;
  readonly max: number;
  readonly onItemFailure: 'stop' | 'continue';
  readonly steps: readonly Step[];
}

/** The steps again and again, one turn after the other, until a condition holds. */
export interface RepeatStep extends StepBase {
  readonly kind: 'repeat';
  /** Looked at after each turn, with the steps of the turn in scope. */
  readonly until: Cel;
  /** Turns after which the step fails. */
  readonly max: number;
  /** From the start of a turn to the start of the next, in milliseconds; a longer turn is not cut short. */
  readonly everyMs: number;
  readonly steps: readonly Step[];
}

/** Waits durably, for a time or until a moment. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly for: { readonly durationMs: number } | { readonly until: Value } | BusinessHours;
}

/** Waits for an event that is handed to the run. */
export interface WaitForStep extends StepBase {
  readonly kind: 'waitFor';
  readonly event: EventType;
  /** Condition on the event, which is `event` in it; by default every one of the type. */
  readonly where?: Cel;
  /** How long it waits, from the moment it begins. */
  readonly withinMs: number;
  readonly onTimeout: readonly Step[];
}

/** Asks people for a decision. */
export interface ApproveStep extends StepBase {
  readonly kind: 'approve';
  readonly question: Value;
  readonly show: readonly { readonly name: string; readonly cel: Cel }[];
  readonly by: readonly RecipientValue[];
  readonly quorum: Cel;
  /** `starter` stands for the person that started the run. */
  readonly notBy: readonly string[];
  readonly expiresMs: number;
  readonly remindMs: readonly number[];
  readonly onExpiry: readonly Step[];
}

/** Calls people level by level, as a policy says, until one of them acknowledges. */
export interface EscalateStep extends StepBase {
  readonly kind: 'escalate';
  /** Name of the policy; it is read when the step begins. */
  readonly policy: string;
  /** `message` is the text of each page; all other values are shown under it, by name. */
  readonly with: Values;
  /** Looked at before each level and when the time of the last one is over; where it holds, nobody more is called. */
  readonly until?: Cel;
}

/**
 * Starts, pauses, resumes or stops a clock of the run. Limits and the steps that run beside the others when they are reached belong
 * to `start`.
 */
export interface ClockStep extends StepBase {
  readonly kind: 'clock';
  readonly does: 'start' | 'pause' | 'resume' | 'stop';
  readonly name: string;
  /** Time on the clock; what is missing never comes. */
  readonly limitMs?: number;
  readonly warnMs?: number;
  /** Name of the calendar whose business hours alone count, or `TENANT_CALENDAR`; read when the clock is started, resumed, paused or stopped. */
  readonly calendar?: string;
  readonly onWarn: readonly Step[];
  readonly onBreach: readonly Step[];
}

/** A recipient whose name may be an expression. */
export type RecipientValue = { readonly [Kind in 'team' | 'person' | 'audience']?: Value };

/** Runs another playbook as a run of its own. */
export interface CallStep extends StepBase {
  readonly kind: 'call';
  readonly playbook: PlaybookName;
  /** Section of it at which the run begins. */
  readonly section?: string;
  readonly with: Values;
  readonly mode: 'wait' | 'detach';
  /** Absent: for the tenant of the run. */
  readonly tenants?: CallTenants;
}

/** A call over tenants, in waves. */
export interface CallTenants {
  /** Names of the tenants. */
  readonly in: Cel;
  /** Tenants of the first wave, and of each one after it. */
  readonly canary: number;
  readonly size: number;
  /** Looked at after each wave; while it holds no further one begins, and the step fails. */
  readonly haltWhen: Cel;
}

/** Work that people do: answers to a form, with evidence, perhaps signed off by somebody else. */
export interface TaskStep extends StepBase {
  readonly kind: 'task';
  /** What has to be done. */
  readonly task: Value;
  readonly details: Value;
  readonly to: readonly RecipientValue[];
  /** Every team of `to` has a task of its own. */
  readonly isForEachTeam: boolean;
  /** JSON Schema of the answers: an object by the names of its fields. */
  readonly form: JsonObject;
  readonly due: { readonly durationMs: number } | { readonly until: Value } | BusinessHours;
  /** From the beginning of the task; in business hours of the same calendar where `due` is. */
  readonly remindMs: readonly number[];
  readonly evidence: { readonly need: 'required' | 'optional' | 'none'; readonly what: string };
  readonly alreadyInPlace: boolean;
  readonly signOffBy?: readonly RecipientValue[];
  readonly onOverdue: readonly Step[];
}

/** Variables of this scope and below. */
export interface SetStep extends StepBase {
  readonly kind: 'set';
  readonly set: Values;
}

/** Sends a message to people, teams or audiences. */
export interface NotifyStep extends StepBase {
  readonly kind: 'notify';
  readonly to: readonly RecipientValue[];
  readonly urgency: 'low' | 'normal' | 'high';
  readonly content:
    { readonly template: string; readonly with: Values } | { readonly text: Value; readonly subject: Value };
}

/** Ends the run with outcome `failed`. */
export interface FailStep extends StepBase {
  readonly kind: 'fail';
  readonly code: string;
  readonly message: Value;
}

/** Ends the run with a named outcome. */
export interface StopStep extends StepBase {
  readonly kind: 'stop';
  readonly outcome: string;
}

/** The closed union of steps. */
export type Step =
  | ActionStep
  | DoStep
  | SwitchStep
  | ParallelStep
  | RaceStep
  | ForEachStep
  | RepeatStep
  | WaitStep
  | WaitForStep
  | ApproveStep
  | CallStep
  | TaskStep
  | EscalateStep
  | ClockStep
  | SetStep
  | NotifyStep
  | FailStep
  | StopStep;

/** Kind of a step, which is also its key in YAML. */
export type StepKind = Step['kind'];

/** An input of a playbook. `schema` is the JSON Schema of its type, without the default. */
export interface InputSpec {
  readonly schema: JsonObject;
  /** Absent: the input is required. */
  readonly default?: Json;
  readonly description?: string;
}

/** What the lock keeps of an action, so that a run does not depend on a later catalogue. */
export interface LockedAction {
  readonly version: number;
  readonly quick: boolean;
  readonly impact: 'read' | 'write' | 'notify' | 'disruptive' | 'destructive';
  /** `safe`: no effect; `idempotent`: a repeat is a no-op; `reconciled`: asked about before a repeat. */
  readonly repeat: 'safe' | 'idempotent' | 'reconciled';
  /** Names of the input members that are targets; `approval` binds to them. */
  readonly targets: readonly string[];
}

/** How long the steps of a run may take, from its start. */
export interface Deadline {
  /** Then they are cancelled, and `onBreach` runs. */
  readonly withinMs: number;
  /** Then `onWarn` runs beside them. */
  readonly warnMs?: number;
  readonly onWarn: readonly Step[];
  readonly onBreach: readonly Step[];
}

/** A playbook, checked and compiled. Canonical JSON of it has a SHA-256, which names the plan. */
export interface Plan {
  readonly irVersion: number;
  readonly language: 'watchbill/v1';
  readonly name: PlaybookName;
  readonly title: string;
  readonly category: 'integration' | 'maintenance' | 'escalation' | 'onboarding' | 'response';
  readonly owner: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly triggers: readonly Trigger[];
  readonly steps: readonly Step[];
  readonly deadline?: Deadline;
  readonly onFailure: readonly Step[];
  /** A run that has failed takes back what it did: `onFailure: undo`. */
  readonly undoOnFailure?: true;
  readonly finally: readonly Step[];
  readonly outputs: Values;
  readonly actions: Readonly<Record<string, LockedAction>>;
  readonly budgets: Budgets;
}
