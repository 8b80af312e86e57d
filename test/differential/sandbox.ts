import { parseWorkflowCode } from '@temporalio/worker/lib/worker.js';
import { ReusableVMWorkflowCreator } from '@temporalio/worker/lib/workflow/reusable-vm.js';
import type { Workflow } from '@temporalio/worker/lib/workflow/interface.js';
import { defaultPayloadConverter, TypedSearchAttributes, type Payload } from '@temporalio/common';
import { coresdk } from '@temporalio/proto';
import type { RunArguments } from '../../contracts/run.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { bundleWorkflows } from '../../worker/workflow-bundle.ts';

/** Names under which the workflow finds its activities. */
const ACTIVITIES = new Set([
  'performAction',
  'sendNotification',
  'askForApproval',
  'checkDecision',
  'checkMessage',
  'lookUp',
  'pagePeople',
  'claimEvent',
  'flushRecords',
]);

const TASK_LIMIT_MS = 5_000;

/** Temporal's own workflow sandbox with our bundle, and no server: activations are made by hand. */
export class Sandbox {
  readonly #creator: ReusableVMWorkflowCreator;
  #count = 0;

  private constructor(creator: ReusableVMWorkflowCreator) {
    this.#creator = creator;
  }

  /** Makes the sandbox of the current sources; `change` plants a defect in the bundle's text. */
  static async open(change: (code: string) => string = (code) => code): Promise<Sandbox> {
    const code = change(await bundleWorkflows());
    const parsed = parseWorkflowCode(code);
    return new Sandbox(await ReusableVMWorkflowCreator.create(parsed, TASK_LIMIT_MS, ACTIVITIES));
  }

  /** A new execution of `playbookRun`, with the activation that initialises it. */
  async begin(args: RunArguments, workflowId: string, now: UtcMs): Promise<Execution> {
    this.#count += 1;
    const runId = `execution-${this.#count}`;
    const workflow = await this.#creator.createWorkflow(createOptions(workflowId, runId, now));
    const execution = new Execution(workflow, runId);
    await execution.activate(now, { initializeWorkflow: initialize(args, workflowId, now) });
    return execution;
  }

  close(): Promise<void> {
    return this.#creator.destroy();
  }
}

/** What the workflow wants after an activation. */
export type Command = coresdk.workflow_commands.IWorkflowCommand;

/** What is told to the workflow. */
export type Job = coresdk.workflow_activation.IWorkflowActivationJob;

/** One execution in the sandbox. */
export class Execution {
  readonly #workflow: Workflow;
  readonly #runId: string;
  readonly #commands: Command[] = [];
  #events = 3;

  constructor(workflow: Workflow, runId: string) {
    this.#workflow = workflow;
    this.#runId = runId;
  }

  /** Takes one activation to the workflow. What it wants is kept until it is taken. */
  async activate(now: UtcMs, job: Job): Promise<void> {
    const activation = coresdk.workflow_activation.WorkflowActivation.fromObject({
      runId: this.#runId,
      timestamp: timestamp(now),
      isReplaying: false,
      historyLength: this.#events,
      historySizeBytes: this.#events * 200,
      jobs: [job],
    });
    const completion = await this.#workflow.activate(activation);
    if (completion.failed !== null && completion.failed !== undefined)
      throw new TypeError(`The workflow task failed: ${completion.failed.failure?.message ?? ''}`);
    const commands = completion.successful?.commands ?? [];
    this.#events += 3 + commands.length;
    this.#commands.push(...commands);
  }

  takeCommands(): Command[] {
    return this.#commands.splice(0);
  }

  end(): Promise<void> {
    return this.#workflow.dispose();
  }
}

/** A moment or length of time as protobuf has it. */
export function timestamp(ms: number): { seconds: number; nanos: number } {
  return { seconds: Math.floor(ms / 1_000), nanos: (ms % 1_000) * 1_000_000 };
}

/** A value as a payload, and back. */
export const toPayload = (value: unknown): Payload => defaultPayloadConverter.toPayload<unknown>(value); // JSON always has one
export const fromPayload = (payload: unknown): unknown =>
  defaultPayloadConverter.fromPayload<unknown>(payload as Payload);

function initialize(
  args: RunArguments,
  workflowId: string,
  now: UtcMs,
): coresdk.workflow_activation.IInitializeWorkflow {
  return coresdk.workflow_activation.InitializeWorkflow.fromObject({
    workflowId,
    workflowType: 'playbookRun',
    arguments: [toPayload(args)],
    randomnessSeed: 1,
    attempt: 1,
    firstExecutionRunId: 'first',
    startTime: timestamp(now),
  });
}

function createOptions(
  workflowId: string,
  runId: string,
  now: UtcMs,
): Parameters<ReusableVMWorkflowCreator['createWorkflow']>[0] {
  return {
    info: {
      workflowId,
      runId,
      workflowType: 'playbookRun',
      searchAttributes: {},
      typedSearchAttributes: new TypedSearchAttributes(),
      taskQueue: 'differential',
      namespace: 'default',
      firstExecutionRunId: 'first',
      originalExecutionRunId: runId,
      startTime: new Date(now),
      runStartTime: new Date(now),
      taskTimeoutMs: 10_000,
      attempt: 1,
      historyLength: 3,
      historySize: 600,
      continueAsNewSuggested: false,
      targetWorkerDeploymentVersionChanged: false,
      unsafe: { now: () => now, isReplaying: false, isReplayingHistoryEvents: false, random: { random: () => 0.5 } },
    } as unknown as Parameters<ReusableVMWorkflowCreator['createWorkflow']>[0]['info'], // members that a run never reads are left out
    randomnessSeed: [1, 2, 3, 4],
    now,
    showStackTraceSources: false,
  };
}
