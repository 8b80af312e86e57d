import type { coresdk } from '@temporalio/proto';
import type { Effect } from '../../contracts/activities.ts';
import type { MessageAnswer, RunMessage } from '../../contracts/messages.ts';
import type { RunArguments, RunRecord } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Answers } from '../../rehearsal/answers.ts';
import type { SaidMessage, ScriptedMessage } from '../../rehearsal/rehearse.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { fromPayload, toPayload, type Command, type Execution, type Job, type Sandbox } from './sandbox.ts';

/** A run in the sandbox, as the rehearsal's counterpart has it. */
export interface SandboxRun {
  readonly outcome: string;
  readonly records: readonly RunRecord[];
  readonly effects: readonly SeenEffect[];
  readonly said: readonly SaidMessage[];
  readonly endedAt: UtcMs;
  readonly segments: number;
  /** What each execution was begun with. */
  readonly begun: readonly RunArguments[];
}

/** Runs a plan through the Temporal adapter in the real sandbox, on scripted time, with the same answers and messages. */
export function runInSandbox(
  sandbox: Sandbox,
  args: RunArguments,
  at: { readonly workflowId: string; readonly startedAt: UtcMs },
  answers: Answers,
  script: readonly ScriptedMessage[],
): Promise<SandboxRun> {
  return new Stage(sandbox, args, at, answers, script).play();
}

interface Due {
  readonly at: UtcMs;
  readonly key: string;
  happen(): Promise<void>;
}

type ScheduleActivity = coresdk.workflow_commands.IScheduleActivity | coresdk.workflow_commands.IScheduleLocalActivity;

/** What may happen in a run: a planted defect can keep one from ever ending. */
const HAPPENINGS_MAX = 50_000;

class Stage {
  readonly #sandbox: Sandbox;
  readonly #at: { readonly workflowId: string; readonly startedAt: UtcMs };
  readonly #answers: Answers;
  readonly #records = new Map<number, RunRecord>();
  readonly #effects: SeenEffect[] = [];
  readonly #said: SaidMessage[] = [];
  readonly #asked = new Map<string, { readonly message: RunMessage; readonly at: UtcMs }>();
  #args: RunArguments;
  #due: Due[] = [];
  #now: UtcMs;
  #execution: Execution | undefined;
  readonly #begun: RunArguments[] = [];
  #outcome: string | undefined;
  #updates = 0;

  constructor(
    sandbox: Sandbox,
    args: RunArguments,
    at: { readonly workflowId: string; readonly startedAt: UtcMs },
    answers: Answers,
    script: readonly ScriptedMessage[],
  ) {
    this.#sandbox = sandbox;
    this.#args = args;
    this.#at = at;
    this.#answers = answers;
    this.#now = at.startedAt;
    for (const [index, line] of script.entries()) {
      this.#schedule(at.startedAt + line.afterMs, `script ${index}`, () => this.#say(line.message(this.#effects)));
    }
  }

  async play(): Promise<SandboxRun> {
    await this.#begin();
    for (let happened = 1; this.#outcome === undefined; happened += 1) {
      if (happened > HAPPENINGS_MAX) throw new TypeError('The run goes on for ever');
      const next = this.#due.shift();
      if (next === undefined) throw new TypeError('The run waits for ever');
      this.#now = Math.max(this.#now, next.at);
      await next.happen();
      await this.#obey();
    }
    await this.#execution?.end();
    const records = [...this.#records.values()].sort((a, b) => a.seq - b.seq);
    return {
      outcome: this.#outcome,
      records,
      effects: this.#effects,
      said: this.#said,
      endedAt: this.#now,
      segments: this.#begun.length,
      begun: this.#begun,
    };
  }

  async #begin(): Promise<void> {
    this.#begun.push(this.#args);
    this.#execution = await this.#sandbox.begin(this.#args, this.#at.workflowId, this.#now);
    await this.#obey();
  }

  #schedule(at: UtcMs, key: string, happen: () => Promise<void>): void {
    const after = this.#due.findIndex((one) => one.at > at);
    this.#due.splice(after === -1 ? this.#due.length : after, 0, { at, key, happen });
  }

  #cancelDue(key: string): void {
    this.#due = this.#due.filter((one) => one.key !== key);
  }

  async #tell(job: Job): Promise<void> {
    await this.#execution?.activate(this.#now, job);
  }

  async #obey(): Promise<void> {
    for (const command of this.#execution?.takeCommands() ?? []) await this.#obeyOne(command);
  }

  async #obeyOne(command: Command): Promise<void> {
    const { startTimer, cancelTimer, scheduleActivity, scheduleLocalActivity } = command;
    if (isGiven(startTimer)) this.#startTimer(startTimer);
    else if (isGiven(cancelTimer)) this.#cancelDue(`timer ${cancelTimer.seq}`);
    else if (isGiven(scheduleActivity)) this.#call(scheduleActivity);
    else if (isGiven(scheduleLocalActivity)) this.#call(scheduleLocalActivity);
    else await this.#obeyRest(command);
  }

  async #obeyRest(command: Command): Promise<void> {
    const cancelled = command.requestCancelActivity ?? command.requestCancelLocalActivity;
    if (isGiven(cancelled)) await this.#cancelCall(Number(cancelled.seq));
    else if (isGiven(command.updateResponse)) this.#hear(command.updateResponse);
    else if (isGiven(command.continueAsNewWorkflowExecution))
      await this.#moveOn(command.continueAsNewWorkflowExecution);
    else if (isGiven(command.completeWorkflowExecution)) {
      this.#outcome = (fromPayload(command.completeWorkflowExecution.result) as { outcome: string }).outcome;
    } else if (isGiven(command.failWorkflowExecution)) {
      throw new TypeError(`The workflow failed: ${command.failWorkflowExecution.failure?.message ?? ''}`);
    }
  }

  #startTimer({ seq, startToFireTimeout }: coresdk.workflow_commands.IStartTimer): void {
    this.#schedule(this.#now + ms(startToFireTimeout), `timer ${seq}`, () =>
      this.#tell({ fireTimer: { seq: seq ?? 0 } }),
    );
  }

  #call({ seq, arguments: args, startToCloseTimeout }: ScheduleActivity): void {
    const effect = fromPayload(args?.[0]) as Effect;
    this.#effects.push({ at: this.#now, effect });
    const { afterMs, settled, recorded = true, follows } = this.#answers.answer(effect, this.#now);
    if (follows !== undefined)
      this.#schedule(this.#now + afterMs + follows.afterMs, 'script follows', () => this.#say(follows.message));
    if (recorded) for (const record of effect.records) this.#records.set(record.seq, record);
    const limit = ms(startToCloseTimeout);
    const result: coresdk.activity_result.IActivityResolution =
      afterMs > limit
        ? { failed: { failure: timeoutFailure() } }
        : { completed: { result: toPayload({ ...settled, recorded }) } };
    this.#schedule(this.#now + Math.min(afterMs, limit), `call ${seq}`, () =>
      this.#tell({ resolveActivity: { seq: seq ?? 0, result } }),
    );
  }

  async #cancelCall(seq: number): Promise<void> {
    this.#cancelDue(`call ${seq}`);
    const failure = { canceledFailureInfo: {}, message: 'Activity cancelled' };
    this.#schedule(this.#now, `call ${seq}`, () =>
      this.#tell({ resolveActivity: { seq, result: { cancelled: { failure } } } }),
    );
    return Promise.resolve();
  }

  async #moveOn({ arguments: args }: coresdk.workflow_commands.IContinueAsNewWorkflowExecution): Promise<void> {
    this.#args = fromPayload(args?.[0]) as RunArguments;
    this.#due = this.#due.filter(({ key }) => key.startsWith('script'));
    await this.#execution?.end();
    await this.#begin();
  }

  async #say(message: RunMessage | undefined): Promise<void> {
    if (message === undefined) return;
    switch (message.type) {
      case 'move-on':
        this.#said.push({ at: this.#now, message, answer: { accepted: true } });
        return this.#tell({ signalWorkflow: { signalName: 'move-on', input: [] } });
      case 'child-ended':
        return this.#tell({ signalWorkflow: { signalName: 'child-ended', input: [toPayload(message.path)] } });
      case 'event':
        return this.#tell({ signalWorkflow: { signalName: 'hand-event', input: [toPayload(message.event)] } });
      default: {
        this.#updates += 1;
        const id = `update-${this.#updates}`;
        this.#asked.set(id, { message, at: this.#now });
        const update = {
          id,
          protocolInstanceId: id,
          name: 'deliver',
          input: [toPayload(message)],
          runValidator: true,
          headers: {},
          meta: { identity: 'test', updateId: id },
        };
        return this.#tell({ doUpdate: update });
      }
    }
  }

  #hear({ protocolInstanceId, rejected, completed }: coresdk.workflow_commands.IUpdateResponse): void {
    const asked = this.#asked.get(protocolInstanceId ?? '');
    if (asked === undefined) return;
    const refused = rejected?.applicationFailureInfo?.type;
    const answer = !isGiven(refused)
      ? !isGiven(completed)
        ? undefined
        : fromPayload(completed)
      : { accepted: false, because: refused };
    if (answer !== undefined) this.#said.push({ ...asked, answer: answer as MessageAnswer });
  }
}

function timeoutFailure(): object {
  return {
    message: 'activity timeout',
    activityFailureInfo: { activityType: { name: 'performAction' } },
    cause: { message: 'timeout', timeoutFailureInfo: { timeoutType: 1 } },
  };
}

function ms(duration: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(duration?.seconds ?? 0) * 1_000 + Math.round((duration?.nanos ?? 0) / 1_000_000);
}

/** Protobuf leaves out what is not there as null or undefined. */
function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== null && value !== undefined;
}
