import type { SecurityEvent } from '../contracts/event.ts';
import type { StepPath } from '../contracts/ids.ts';
import type { RunArguments } from '../contracts/run.ts';

/** A run that is to begin. */
export interface RunToStart {
  readonly workflowId: string;
  readonly arguments: RunArguments;
  /** Longest life of the workflow; the run's own budget ends before it. */
  readonly timeoutMs: number;
  /** Names what started it, so that the same start is recognised: kept on the workflow. */
  readonly cause: string;
}

/** A workflow as Temporal knows it. */
export interface KnownWorkflow {
  readonly isOpen: boolean;
  /** First execution of the chain of runs. */
  readonly firstExecutionRunId: string;
  /** As `COMPLETED` or `TERMINATED`. */
  readonly status: string;
  /** What started it. */
  readonly cause: string | undefined;
}

/** All that activities ask of Temporal. Rejects when Temporal cannot be reached: the activity then runs again. */
export interface RunStarter {
  /** Starts the run; `running` when one of its id is open, which is left alone. */
  start(run: RunToStart): Promise<'started' | 'running'>;
  /** Starts the run or, if one of its id is open, hands it the event. */
  handOver(run: RunToStart, event: SecurityEvent): Promise<void>;
  /** Hands an event to a run; false where none of the id is open. */
  hand(workflowId: string, event: SecurityEvent): Promise<boolean>;
  /** Asks a run to end, with the reason that its analysts see; its `finally` still runs. Nothing happens if none is open. */
  cancel(workflowId: string, reason: string): Promise<void>;
  /** Tells a run that one that it called has ended. Nothing happens if it is not open. */
  tellChildEnded(workflowId: string, path: StepPath): Promise<void>;
  /** The newest chain of an id. */
  find(workflowId: string): Promise<KnownWorkflow | undefined>;
  /** Ids of all open runs, or of those whose id begins with the prefix. May lag by a second. */
  listOpen(prefix?: string): Promise<ReadonlySet<string>>;
}
