import { runIdOf } from '../../contracts/ids.ts';
import type { ToldMessage } from '../../contracts/messages.ts';
import type { RunArguments } from '../../contracts/run.ts';
import type { Delivered, RunPort, Started } from '../../api/run-port.ts';

/** Temporal as the API sees it, without a server: what was asked of it, and what it answers next. */
export interface FakeRuns extends RunPort {
  readonly started: { readonly start: RunArguments; readonly workflowId: string }[];
  readonly delivered: { readonly workflowId: string; readonly message: ToldMessage }[];
  isUp: boolean;
  /** What a run answers. By default it accepts, and a repeat of an id gets the first answer, as Temporal does it. */
  answer: (message: ToldMessage) => Delivered | Promise<Delivered>;
}

/** A new fake. */
export function fakeRuns(): FakeRuns {
  const answers = new Map<string, Promise<Delivered>>();
  const runs: FakeRuns = {
    started: [],
    delivered: [],
    isUp: true,
    answer: (message) => ({ kind: 'answered', answer: acceptanceOf(message) }),
    start: async (start, workflowId) => (runs.isUp ? startOrFind(runs, start, workflowId) : { kind: 'unreachable' }),
    deliver: async (workflowId, message) => {
      if (!runs.isUp) return { kind: 'unreachable' };
      const key = `${workflowId}\n${message.id}`;
      if (!answers.has(key)) {
        runs.delivered.push({ workflowId, message });
        answers.set(key, Promise.resolve(runs.answer(message)));
      }
      return (await answers.get(key)) ?? { kind: 'gone' };
    },
    isReachable: async () => runs.isUp,
    close: async () => undefined,
  };
  return runs;
}

function startOrFind(runs: FakeRuns, start: RunArguments, workflowId: string): Started {
  const runId = runIdOf(workflowId, 'first');
  const before = runs.started.find((one) => one.workflowId === workflowId);
  if (before === undefined) {
    runs.started.push({ start, workflowId });
    return { kind: 'started', runId };
  }
  return {
    kind: JSON.stringify(before.start.inputs) === JSON.stringify(start.inputs) ? 'repeated' : 'conflict',
    runId,
  };
}

function acceptanceOf(message: ToldMessage) {
  if (['cancel', 'roll-back', 'pause', 'resume'].includes(message.type)) return { accepted: true } as const;
  if (message.type === 'acknowledge') return { accepted: true, settled: 'acknowledged' } as const;
  if (message.type === 'task')
    return { accepted: true, task: message.change.kind === 'answer' ? 'done' : 'open' } as const;
  const settled = message.type === 'decision' && message.approve ? 'approved' : 'refused';
  return { accepted: true, settled } as const;
}
