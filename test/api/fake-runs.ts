import { runIdOf } from '../../contracts/ids.ts';
import type { ToldMessage } from '../../contracts/messages.ts';
import type { RunArguments } from '../../contracts/run.ts';
import type { Delivered, RunPort, Started } from '../../api/run-port.ts';

/** Temporal as the API sees it, without a server: what was asked of it, and what it answers next. */
export interface FakeRuns extends RunPort {
  readonly started: { readonly start: RunArguments; readonly workflowId: string; readonly request?: string }[];
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
    start: async (start, workflowId, request = JSON.stringify(start.inputs)) =>
      runs.isUp ? startOrFind(runs, start, { workflowId, request }) : { kind: 'unreachable' },
    find: async (workflowId, request) => (runs.isUp ? findStarted(runs, workflowId, request) : { kind: 'unreachable' }),
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

function startOrFind(
  runs: FakeRuns,
  start: RunArguments,
  { workflowId, request }: { readonly workflowId: string; readonly request: string },
): Started {
  const before = findStarted(runs, workflowId, request);
  if (before.kind !== 'nothing') return before;
  runs.started.push({ start, workflowId, request });
  return { kind: 'started', runId: runIdOf(workflowId, 'first') };
}

function findStarted(runs: FakeRuns, workflowId: string, request: string) {
  const before = runs.started.find((one) => one.workflowId === workflowId);
  if (before === undefined) return { kind: 'nothing' } as const;
  return {
    kind: before.request === request ? ('repeated' as const) : ('conflict' as const),
    runId: runIdOf(workflowId, 'first'),
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
