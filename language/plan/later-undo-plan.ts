import { childPath, type StepPath } from '../../contracts/ids.ts';
import type { JsonObject } from '../../contracts/json.ts';
import { allSteps, topLists } from './all-steps.ts';
import type { ActionStep, ApproveStep, Plan, RecipientValue, Step, Undo, Value } from './plan.ts';

/*
 * A step with `undoAfter` begins a run of its own once it has succeeded, because it is undone also where the run that did it
 * has long ended:
 *
 *   «Keep …?» is asked → approved → it stays
 *                      → refused, expired, or could not be asked → undone
 *                      → the run is cancelled → it stays, or whoever cancelled it undoes it
 *
 * The undo stands in `finally`: once it has begun, no cancel leaves it open whether it has happened.
 */

/** A step that is undone later. */
export type LaterUndoStep = ActionStep & { readonly undo: Undo; readonly undoAfterMs: number };

/** Whom a question is put to. */
export type Asked = Pick<ApproveStep, 'by' | 'notBy'>;

/** The id of the question, and that of the undo. */
export const KEEP = 'keep';
const UNDO = 'undo';

const KEPT = `steps.${KEEP}.?output.approved.orValue(false)`;
const DAY_MS = 24 * 60 * 60 * 1000;
/** As often as a run takes something back by itself. */
const RETRY = { attempts: 8, backoffMs: { first: 2_000, max: 300_000 } };

/** Who is asked whether it is to stay: those who approved the step, else the team that owns the playbook. */
export function askedToKeep(plan: Plan, { approval }: ActionStep): Asked {
  const approved = allSteps(topLists(plan)).find((step) => isApproval(step) && step.id === approval);
  return approved !== undefined && isApproval(approved)
    ? { by: approved.by, notBy: approved.notBy }
    : { by: [{ team: { lit: plan.owner } }], notBy: ['starter'] };
}

/**
 * The plan of the run that undoes a step later. Its input `undo` is what the undo is called with; of its outputs, `undone` says
 * whether it was.
 */
export function laterUndoPlan(plan: Plan, step: LaterUndoStep, asked: Asked): Plan {
  const { irVersion, language, name, category, owner, budgets } = plan;
  const { undo, undoAfterMs } = step;
  const runTimeMs = Math.max(budgets.runTimeMs, undoAfterMs + DAY_MS);
  return {
    irVersion,
    language,
    name,
    title: keepTitle(step),
    category,
    owner,
    inputs: { undo: { schema: { type: 'object' } satisfies JsonObject } },
    triggers: [],
    steps: [question(step, asked)],
    onFailure: [],
    finally: [takesBack(step)],
    outputs: { kept: { cel: KEPT }, undone: { cel: `steps.${UNDO}.status == "succeeded"` } },
    actions: Object.fromEntries(Object.entries(plan.actions).filter(([action]) => action === undo.action)),
    budgets: { ...budgets, runTimeMs },
  };
}

function question(step: LaterUndoStep, asked: Asked): ApproveStep {
  const { undo, undoAfterMs } = step;
  return {
    kind: 'approve',
    id: KEEP,
    title: keepTitle(step),
    keepOutput: true,
    question: { lit: `Is what "${step.title}" has done to stay? Unless you approve, ${undo.action} takes it back` },
    show: Object.keys(undo.with).map((input) => ({ name: input, cel: inputCel(input) })),
    quorum: '1',
    expiresMs: undoAfterMs,
    // While there is still time to answer.
    remindMs: [Math.floor(undoAfterMs * 0.75)],
    onExpiry: [],
    ...asked,
  };
}

function takesBack({ title, undo }: LaterUndoStep): ActionStep {
  const values = Object.keys(undo.with).map((input): [string, Value] => [input, { cel: inputCel(input) }]);
  return {
    kind: 'action',
    id: UNDO,
    title: `Undo: ${title}`,
    if: `run.outcome != "cancelled" && !${KEPT}`,
    keepOutput: true,
    action: undo.action,
    with: Object.fromEntries(values),
    timeoutMs: DAY_MS,
    retry: RETRY,
  };
}

const keepTitle = ({ title }: LaterUndoStep): string => `Keep: ${title}`;

const inputCel = (input: string): string => `inputs.undo[${JSON.stringify(input)}]`;

const isApproval = (step: Step): step is ApproveStep => step.kind === 'approve';

const LATER = '~undoAfter';

/** Path of the run that undoes a step later, below that of the step. */
export const laterPath = (step: StepPath): StepPath => childPath(step, LATER);

/** Whether a run of that path undoes a step later. */
export const isLaterUndo = (path: StepPath): boolean => path.endsWith(`/${LATER}`);

/** Names of teams and people as they stand in a plan. */
export function recipientValues(recipients: readonly Readonly<Record<string, string>>[]): readonly RecipientValue[] {
  return recipients.map((one) =>
    Object.fromEntries(Object.entries(one).map(([kind, name]) => [kind, { lit: name }] as const)),
  );
}
