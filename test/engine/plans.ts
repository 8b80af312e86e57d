import type { Effect } from '../../contracts/activities.ts';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { SecurityEvent } from '../../contracts/event.ts';
import type { Json, JsonObject } from '../../contracts/json.ts';
import type { DecisionMessage, RunMessage } from '../../contracts/messages.ts';
import type { TaskChange } from '../../contracts/task.ts';
import type { RunStart } from '../../engine/start-run.ts';
import { DEFAULT_BUDGETS, type Budgets } from '../../language/plan/budgets.ts';
import { type LockedAction, type Plan, type Step, type Value, type Values } from '../../language/plan/plan.ts';
import type { Answer, Answers } from '../../rehearsal/answers.ts';
import { rehearse, type Rehearsal, type ScriptedMessage } from '../../rehearsal/rehearse.ts';
import type { SeenEffect } from '../../rehearsal/virtual-effects.ts';
import { SOC_LEADS } from './soc-leads.ts';

/** 2026-03-02T08:00:00Z, a Monday. */
export const MONDAY = Date.UTC(2026, 2, 2, 8);
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** A literal and an expression as the plan has them. */
export const lit = (value: Json): Value => ({ lit: value });
export const cel = (source: string): Value => ({ cel: source });

type Draft<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
type Given<Kind extends Step['kind']> = Partial<Draft<Kind>> & { id: string };

const base = (id: string) => ({ id, title: id, keepOutput: true });

/** Steps with everything filled in that a test does not say. */
export const set = (id: string, values: Values, more: Partial<Draft<'set'>> = {}): Step => ({
  ...base(id),
  kind: 'set',
  set: values,
  ...more,
});
export const act = (id: string, more: Partial<Draft<'action'>> = {}): Step => ({
  ...base(id),
  kind: 'action',
  action: 'test.write',
  with: {},
  timeoutMs: 15 * MINUTE,
  ...more,
});
export const group = (id: string, steps: readonly Step[], more: Partial<Draft<'do'>> = {}): Step => ({
  ...base(id),
  kind: 'do',
  steps,
  ...more,
});
export const pause = (id: string, durationMs: number, more: Partial<Draft<'wait'>> = {}): Step => ({
  ...base(id),
  kind: 'wait',
  for: { durationMs },
  ...more,
});
export const hear = (id: string, more: Partial<Draft<'waitFor'>> = {}): Step => ({
  ...base(id),
  kind: 'waitFor',
  event: 'o365.audit',
  withinMs: HOUR,
  onTimeout: [],
  ...more,
});
export const call = (id: string, more: Partial<Draft<'call'>> = {}): Step => ({
  ...base(id),
  kind: 'call',
  playbook: 'other' as PlaybookName,
  with: {},
  mode: 'wait',
  ...more,
});
export const approve = (id: string, more: Partial<Draft<'approve'>> = {}): Step => ({
  ...base(id),
  kind: 'approve',
  question: lit('May we?'),
  show: [],
  by: [{ team: lit('csirt') }],
  quorum: '1',
  notBy: ['starter'],
  expiresMs: HOUR,
  remindMs: [],
  onExpiry: [],
  ...more,
});
export const work = (id: string, more: Partial<Draft<'task'>> = {}): Step => ({
  ...base(id),
  kind: 'task',
  task: lit('Grant consent'),
  details: lit(''),
  to: [{ team: lit('onboarding') }],
  isForEachTeam: false,
  form: { type: 'object', properties: {}, required: [], additionalProperties: false },
  due: { durationMs: HOUR },
  remindMs: [],
  evidence: { need: 'optional', what: '' },
  alreadyInPlace: false,
  onOverdue: [],
  ...more,
});
export const escalate = (id: string, more: Partial<Draft<'escalate'>> = {}): Step => ({
  ...base(id),
  kind: 'escalate',
  policy: 'soc-leads',
  with: { message: lit('Wake up') },
  ...more,
});
export const clock = (
  id: string,
  does: Draft<'clock'>['does'],
  name: string,
  more: Partial<Draft<'clock'>> = {},
): Step => ({ ...base(id), kind: 'clock', does, name, onWarn: [], onBreach: [], ...more });
export const choose = (given: Given<'switch'>): Step => ({
  ...base(given.id),
  kind: 'switch',
  exactlyOne: false,
  cases: [],
  ...given,
});
export const each = (given: Given<'forEach'>): Step => ({
  ...base(given.id),
  kind: 'forEach',
  in: '[1, 2, 3]',
  as: 'item',
  concurrency: 1,
  max: 500,
  onItemFailure: 'stop',
  steps: [],
  ...given,
});
export const again = (given: Given<'repeat'>): Step => ({
  ...base(given.id),
  kind: 'repeat',
  until: 'true',
  max: 10,
  everyMs: 0,
  steps: [],
  ...given,
});
export const branches = (
  id: string,
  named: Readonly<Record<string, readonly Step[]>>,
  more: Partial<Draft<'parallel'>> = {},
): Step => ({
  ...base(id),
  kind: 'parallel',
  join: 'all',
  branches: Object.entries(named).map(([name, steps]) => ({ name, needs: [], steps })),
  ...more,
});
export const race = (
  id: string,
  named: Readonly<Record<string, readonly Step[]>>,
  more: Partial<Draft<'race'>> = {},
): Step => ({
  ...base(id),
  kind: 'race',
  branches: Object.entries(named).map(([name, steps]) => ({ name, steps })),
  ...more,
});
export const tell = (id: string, more: Partial<Draft<'notify'>> = {}): Step => ({
  ...base(id),
  kind: 'notify',
  to: [{ team: lit('csirt') }],
  urgency: 'normal',
  content: { text: lit('Hello'), subject: lit('Greeting') },
  timeoutMs: 15 * MINUTE,
  ...more,
});
export const stop = (id: string, outcome: string): Step => ({ ...base(id), kind: 'stop', outcome });
export const fail = (id: string, code: string, message: Value = lit('No way')): Step => ({
  ...base(id),
  kind: 'fail',
  code,
  message,
});

const WRITE: LockedAction = { version: 1, quick: false, impact: 'write', repeat: 'idempotent', targets: ['target'] };

/** A plan of these steps. */
export function aPlan(
  steps: readonly Step[],
  more: Partial<Omit<Plan, 'budgets'>> & { budgets?: Partial<Budgets> } = {},
): Plan {
  return {
    irVersion: 1,
    language: 'watchbill/v1',
    name: 'tried' as PlaybookName,
    title: 'Tried',
    category: 'response',
    owner: 'csirt',
    inputs: {},
    triggers: [],
    steps,
    onFailure: [],
    finally: [],
    outputs: {},
    actions: { 'test.write': WRITE, 'test.read': { ...WRITE, impact: 'read', quick: true, repeat: 'safe' } },
    ...more,
    budgets: { ...DEFAULT_BUDGETS, ...more.budgets },
  };
}

/** An event that is handed to a run. */
export function anEvent(
  id: string,
  fields: JsonObject = {},
  type: SecurityEvent['type'] = 'o365.audit',
): SecurityEvent {
  return {
    tenant: 'contoso' as TenantId,
    source: 'o365-management',
    id,
    type,
    // Long before any rehearsal, so that it is no moment of one.
    occurredAt: '2020-01-06T08:00:00.000Z',
    fields,
    raw: {},
  };
}

/** A run of the plan that ada started by hand. */
export function aStart(plan: Plan, more: Partial<RunStart> = {}): RunStart {
  return {
    plan,
    context: {
      tenant: 'contoso' as TenantId,
      runId: 'r-000000000000' as RunId,
      workflowId: 't-0/tried/0',
      playbook: plan.name,
      planSha256: '0'.repeat(64),
    },
    tenant: { id: 'contoso' as TenantId, title: 'Contoso Ltd', values: { stale_hours: 24 } },
    inputs: {},
    starter: { kind: 'person', person: 'ada' as PersonId },
    ...more,
  };
}

/** An answer at once, or after some time. */
export const gives = (output: Json, afterMs = 0): Answer => ({ afterMs, settled: { status: 'succeeded', output } });
export const failsWith = (
  code: 'throttled' | 'not-found' | 'outcome-unknown' | 'unavailable',
  retryAfterMs?: number,
): Answer => ({
  afterMs: 0,
  settled: {
    status: 'failed',
    failure: { code, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  },
});

/** Answers by step path or, for what the engine itself asks, by kind; a list is a sequence whose last one repeats. */
export function answersOf(script: Readonly<Record<string, Answer | readonly Answer[]>> = {}): Answers {
  const asked = new Map<string, number>();
  const builtIn: Readonly<Record<string, Json>> = {
    claim: { claimed: true },
    'check-decision': { refused: null },
    'check-message': { refused: null },
    'tell-task': {},
    lookup: SOC_LEADS as unknown as Json,
    page: { sent: ['somebody'], failed: [] },
    ask: {},
    'start-child': { run: 'r-called' },
    'find-child': { state: 'ended', run: 'r-called', outcome: 'succeeded', outputs: {} },
    'cancel-child': {},
    'report-end': {},
    flush: {},
  };
  return {
    answer(effect: Effect): Answer {
      const key =
        script[`${effect.kind} ${effect.path}`] === undefined
          ? builtIn[effect.kind] === undefined
            ? effect.path
            : effect.kind
          : `${effect.kind} ${effect.path}`;
      const scripted = script[key];
      const count = asked.get(key) ?? 0;
      asked.set(key, count + 1);
      if (scripted === undefined) return gives(builtIn[effect.kind] ?? { done: effect.path });
      const list = Array.isArray(scripted) ? (scripted as readonly Answer[]) : [scripted as Answer];
      const answer = list[Math.min(count, list.length - 1)];
      return answer ?? gives({});
    },
  };
}

/** A decision on the approval that was asked last at the path. */
export function decides(
  afterMs: number,
  path: string,
  person: string,
  approveIt = true,
  more: Partial<DecisionMessage> = {},
): ScriptedMessage {
  return {
    afterMs,
    message: (seen: readonly SeenEffect[]): RunMessage => {
      const asked = seen
        .flatMap(({ effect }) => (effect.kind === 'ask' && effect.path === path ? [effect] : []))
        .at(-1);
      return {
        type: 'decision',
        id: `${person}-${afterMs}`,
        path: path as StepPath,
        approve: approveIt,
        reason: `${person} says so`,
        person: person as PersonId,
        targetsSha256: asked?.targetsSha256 ?? 'never asked',
        assertion: 'signed',
        ...more,
      };
    },
  };
}

/** What a person does to the task at the path. */
export function says(afterMs: number, path: string, person: string, change: TaskChange, id?: string): ScriptedMessage {
  return {
    afterMs,
    message: (): RunMessage => ({
      type: 'task',
      id: id ?? `${person}-${afterMs}-${change.kind}`,
      path: path as StepPath,
      person: person as PersonId,
      change,
      assertion: 'signed',
    }),
  };
}

/** An answer with these fields. */
export const answer = (answers: JsonObject = {}, more: Partial<Extract<TaskChange, { kind: 'answer' }>> = {}) => ({
  kind: 'answer' as const,
  state: 'answered' as const,
  answers,
  evidence: [],
  note: '',
  ...more,
});

export const cancels = (afterMs: number): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'cancel', id: `cancel-${afterMs}`, by: 'dora' as PersonId, reason: 'Not needed' }),
});
export const joins = (afterMs: number, event: SecurityEvent): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'event', event }),
});
export const childEnds = (afterMs: number, path: string): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'child-ended', path: path as StepPath }),
});
export const rollsBack = (afterMs: number, by = 'dora'): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'roll-back', id: `roll-back-${afterMs}`, by: by as PersonId, reason: 'A mistake' }),
});
export const pauses = (afterMs: number): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'pause', id: `pause-${afterMs}`, by: 'dora' as PersonId, reason: 'Looks wrong' }),
});
export const resumes = (afterMs: number): ScriptedMessage => ({
  afterMs,
  message: () => ({ type: 'resume', id: `resume-${afterMs}`, by: 'dora' as PersonId, reason: 'Looks right' }),
});
export const movesOn = (afterMs: number): ScriptedMessage => ({ afterMs, message: () => ({ type: 'move-on' }) });

/** Rehearses a plan that has to come to an end. */
export async function run(
  plan: Plan,
  answers: Answers = answersOf(),
  script: readonly ScriptedMessage[] = [],
  more: Partial<RunStart> = {},
): Promise<Rehearsal> {
  const rehearsal = await rehearse(aStart(plan, more), MONDAY, answers, script);
  if ('stuck' in rehearsal) throw new TypeError(`The run waits for ever: ${JSON.stringify(rehearsal.records.at(-1))}`);
  return rehearsal;
}

/** Steps that settled, as `path status`, in order. */
export function settled(rehearsal: Rehearsal): readonly string[] {
  return rehearsal.records.flatMap(({ event }) =>
    event.type === 'step-settled' ? [`${event.path} ${event.status}`] : [],
  );
}

/** What a step came to, by path. */
export function outputOf(rehearsal: Rehearsal, path: string): Json | undefined {
  const found = rehearsal.records.findLast(({ event }) => event.type === 'step-settled' && event.path === path);
  return found?.event.type === 'step-settled' ? found.event.output : undefined;
}

/** Effects of one kind, as `path` or `path#attempt`. */
export function effects(rehearsal: Rehearsal, kind: Effect['kind']): readonly string[] {
  return rehearsal.effects.flatMap(({ effect }) =>
    effect.kind === kind ? [effect.attempt > 1 ? `${effect.path}#${effect.attempt}` : effect.path] : [],
  );
}
