import type {
  CancelChildEffect,
  ChildFound,
  Effect,
  FindChildEffect,
  StartChildEffect,
} from '../contracts/activities.ts';
import { runIdOf, type PersonId, type StepPath } from '../contracts/ids.ts';
import type { Json } from '../contracts/json.ts';
import type { DecisionMessage, RunMessage } from '../contracts/messages.ts';
import type { RunRecord } from '../contracts/run.ts';
import type { UtcMs } from '../contracts/time.ts';
import type { RunStart } from '../engine/start-run.ts';
import { KEEP } from '../language/plan/later-undo-plan.ts';
import type { Plan } from '../language/plan/plan.ts';
import type { Answer, Answers } from './answers.ts';
import { isStep } from './case-script.ts';
import { SegmentedRun } from './segmented-run.ts';
import type { VirtualClock } from './virtual-clock.ts';
import { VirtualEffects, type SeenEffect } from './virtual-effects.ts';

/** A run that undoes a step later. */
interface LaterUndo {
  readonly run: SegmentedRun;
  readonly effects: VirtualEffects;
}

/** Where those runs are played, and who hears of their end. */
export interface Around {
  readonly start: RunStart;
  readonly clock: VirtualClock;
  readonly answers: Answers;
  tell(message: RunMessage): void;
}

/** The runs that undo steps later, played beside the run that began them: on its clock, with its answers. */
export class LaterUndos implements Answers {
  readonly #around: Around;
  readonly #begun = new Map<StepPath, LaterUndo>();

  constructor(around: Around) {
    this.#around = around;
  }

  answer(effect: Effect, now: UtcMs): Answer {
    if (effect.kind === 'start-child' && effect.plan !== undefined) return this.#start(effect, effect.plan);
    if (effect.kind === 'find-child' || effect.kind === 'cancel-child') {
      const known = this.#begun.get(effect.path);
      if (known !== undefined) return effect.kind === 'find-child' ? find(effect, known) : cancel(effect, known);
    }
    return this.#around.answers.answer(effect, now);
  }

  get areOver(): boolean {
    return [...this.#begun.values()].every(({ run }) => run.isOver);
  }

  get seen(): readonly SeenEffect[] {
    return [...this.#begun.values()].flatMap(({ effects }) => effects.seen);
  }

  get records(): readonly RunRecord[] {
    return [...this.#begun.values()].flatMap(({ effects }) => effects.records);
  }

  /** The run whose question a decision answers that names the step, with the decision as that run takes it. */
  asked(message: RunMessage): { readonly run: SegmentedRun; readonly message: DecisionMessage } | undefined {
    if (message.type !== 'decision') return undefined;
    const found = [...this.#begun].findLast(([path]) => isStep(path.replace(/\/[^/]*$/, ''), message.path));
    if (found === undefined) return undefined;
    const [, { run, effects }] = found;
    const question = effects.seen.findLast(({ effect }) => effect.kind === 'ask')?.effect;
    const targetsSha256 = question?.kind === 'ask' ? question.targetsSha256 : message.targetsSha256;
    return { run, message: { ...message, path: KEEP as StepPath, targetsSha256 } };
  }

  #start({ path, inputs, starter, parent }: StartChildEffect, plan: Json): Answer {
    const { start, clock, answers, tell } = this.#around;
    const runId = idOf(path);
    if (!this.#begun.has(path)) {
      const told: Answers = {
        answer: (effect, now) => {
          if (effect.kind === 'report-end') clock.at(now, () => tell({ type: 'child-ended', path }));
          return answers.answer(effect, now);
        },
      };
      const effects = new VirtualEffects(clock, told);
      const { tenant, context } = start;
      const own = { plan: plan as unknown as Plan, context: { ...context, runId }, tenant, inputs, starter, parent }; // the engine has made it
      this.#begun.set(path, { run: new SegmentedRun(own, clock, effects), effects });
    }
    return gives({ run: runId });
  }
}

/** What stands in its records counts, before it is closed. */
function find({ path }: FindChildEffect, { effects }: LaterUndo): Answer {
  const run = idOf(path);
  const end = effects.records.findLast(({ event }) => event.type === 'run-ended')?.event;
  if (end?.type !== 'run-ended') return gives({ state: 'open', run } satisfies ChildFound);
  const { outcome, outputs } = end;
  return gives({ state: 'ended', run, outcome, outputs });
}

function cancel({ path }: CancelChildEffect, { run }: LaterUndo): Answer {
  run.deliver({ type: 'cancel', id: `cancel-${path}`, by: 'playbook' as PersonId, reason: 'Undone before' });
  return gives({});
}

const idOf = (path: StepPath) => runIdOf('called', path);

function gives(output: Json): Answer {
  return { afterMs: 0, settled: { status: 'succeeded', output } };
}
