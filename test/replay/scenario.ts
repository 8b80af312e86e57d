import type { RunArguments } from '../../contracts/run.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { digest, type Json } from '../../contracts/json.ts';
import type { Plan } from '../../language/plan/plan.ts';
import type { Answer } from '../../rehearsal/answers.ts';
import type { Stage } from './stage.ts';

/** Answers as `answersOf` takes them: by step path, or by kind and path. */
export type Script = Readonly<Record<string, Answer | readonly Answer[]>>;

/** Something that a worker does, recorded under a name. */
export interface Scenario {
  /** Names the stored files and is the end of the workflow id. */
  readonly name: string;
  readonly workflow: 'playbookRun' | 'eventIntake' | 'scheduledStart' | 'upkeep';
  readonly args: readonly unknown[];
  /** Answers to the effects of a run. */
  readonly answers: Script;
  /** What happens while it runs. Without it, its end is waited for. */
  readonly play: (stage: Stage) => Promise<void>;
  /** Started by a schedule that is triggered, instead of by a client. */
  readonly isScheduled?: boolean;
}

/** What a scenario of a run may say otherwise. */
export interface RunGiven {
  readonly answers?: Script;
  readonly start?: Partial<RunArguments>;
  readonly play?: (stage: Stage) => Promise<void>;
}

/** A run of a plan that bruno started by hand. */
export function aRun(name: string, plan: Plan, { answers = {}, start = {}, play }: RunGiven = {}): Scenario {
  // A plan is JSON by construction.
  const planBody = plan as unknown as Json;
  const args: RunArguments = {
    tenant: { id: 'contoso' as TenantId, title: 'Contoso', values: {} },
    plan: { playbook: plan.name, sha256: digest(planBody) },
    planBody,
    inputs: {},
    starter: { kind: 'person', person: 'bruno' as PersonId },
    trigger: 0,
    ...start,
  };
  return { name, workflow: 'playbookRun', args: [args], answers, play: play ?? ((stage) => stage.ended()) };
}
