import type { RunId } from '../contracts/ids.ts';
import type { MessageAnswer, ToldMessage } from '../contracts/messages.ts';
import type { RunArguments } from '../contracts/run.ts';

/** What became of a wish to start a run. */
export type Started =
  | { readonly kind: 'started'; readonly runId: RunId }
  /** The same request was made before; this is its run. */
  | { readonly kind: 'repeated'; readonly runId: RunId }
  /** The request id was used before, for other inputs. */
  | { readonly kind: 'conflict'; readonly runId: RunId }
  | { readonly kind: 'unreachable' };

/** What became of a message to a run. */
export type Delivered =
  | { readonly kind: 'answered'; readonly answer: MessageAnswer }
  /** The run is not open any more. */
  | { readonly kind: 'gone' }
  /** Temporal could not be reached, or no worker answered in time: the message may or may not have arrived. */
  | { readonly kind: 'unreachable' };

/** All that the API asks of Temporal. Never rejects for what the network does: that is an answer. */
export interface RunPort {
  /**
   * Starts a run under its id, or finds the one that the same request started.
   *
   * @param request what two requests have in common that are the same. @default plan and inputs
   */
  start(start: RunArguments, workflowId: string, request?: string): Promise<Started>;
  /** The run of an earlier request with that id, if there was one. */
  find(
    workflowId: string,
    request: string,
  ): Promise<Exclude<Started, { kind: 'started' }> | { readonly kind: 'nothing' }>;
  /** Says something to a run and waits for its answer. The message's id makes a repeat get the first answer. */
  deliver(workflowId: string, message: ToldMessage): Promise<Delivered>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}
