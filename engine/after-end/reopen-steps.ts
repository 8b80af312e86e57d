import { childPath, itemPath, type StepPath } from '../../contracts/ids.ts';
import type { UtcMs } from '../../contracts/time.ts';
import { allSteps, bodiesOf } from '../../language/plan/all-steps.ts';
import type { ForEachStep, ParallelStep, Plan, RepeatStep, Step, SwitchStep } from '../../language/plan/plan.ts';
import { isGood } from '../call/judge-child.ts';
import { goesOn } from '../completion.ts';
import type { Frame } from '../journal.ts';

/*
 * What is kept of a step, by how it ended:
 *
 *   came to its end → all of it, unless an approval stands in it that has to be asked again → nothing
 *   failed or was cancelled, with steps inside → what its steps came to, each by this rule; the case, the items and the
 *                                                numbers of turns stay
 *                            and had a `finally`, or a `catch` that ran → nothing: it begins again from its start
 *                            with nothing inside, or a race → nothing
 *
 * An approval has to be asked again while an action that it is bound to has not come to its end: what it allows happens
 * under an answer that is not older than the run.
 */

/** The frames of a run that goes on, and what in it begins again from its start although parts of it had been done. */
export interface ReopenedSteps {
  readonly root: Frame;
  readonly anew: readonly StepPath[];
}

/** Opens what had not come to its end. */
export function reopenSteps(plan: Plan, root: Frame, now: UtcMs): ReopenedSteps {
  let asked: ReadonlySet<string> = new Set();
  for (;;) {
    const opening = new Opening(asked, now);
    const opened = { at: now, ...opening.children(plan.steps, { ...root.children }, '') };
    const wanted = approvalsOf(plan, opening.done);
    // What is asked again may stand in a group with other actions: these are not done any more either.
    if (wanted.size === asked.size) return { root: opened, anew: opening.anew };
    asked = wanted;
  }
}

/** Approvals that actions are bound to which are not done. */
function approvalsOf({ steps }: Plan, done: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    allSteps(steps).flatMap((step) =>
      step.kind === 'action' && step.approval !== undefined && !done.has(step.id) ? [step.approval] : [],
    ),
  );
}

type Frames = Readonly<Record<string, Frame>>;

class Opening {
  /** Ids of steps that are not entered again, in whichever turn of a loop. */
  readonly done = new Set<string>();
  readonly anew: StepPath[] = [];
  readonly #asked: ReadonlySet<string>;
  readonly #now: UtcMs;

  constructor(asked: ReadonlySet<string>, now: UtcMs) {
    this.#asked = asked;
    this.#now = now;
  }

  /** The frames of a list of steps that go on; bodies around them, such as `finally`, are left out. */
  children(steps: readonly Step[], frames: Frames, around: StepPath | ''): Pick<Frame, 'children'> {
    const children: Record<string, Frame> = {};
    for (const step of steps) {
      const frame = frames[step.id];
      const opened = frame === undefined ? undefined : this.#step(step, frame, childPath(around, step.id));
      if (opened !== undefined) children[step.id] = opened;
    }
    return { children };
  }

  #step(step: Step, frame: Frame, path: StepPath): Frame | undefined {
    if (frame.settled !== undefined && goesOn(frame.settled.completion)) return this.#ended([step], frame);
    const isTried = step.kind === 'action' && step.retry?.until !== undefined;
    if (step.finally !== undefined || step.catch !== undefined || isTried) this.anew.push(path);
    const inside = this.#inside(step, frame, path);
    return inside === undefined ? undefined : { at: this.#now, ...inside };
  }

  #ended(steps: readonly Step[], frame: Frame): Frame | undefined {
    const inside = allSteps(steps);
    if (inside.some(({ kind, id }) => kind === 'approve' && this.#asked.has(id))) return undefined;
    for (const { id } of inside) this.done.add(id);
    return frame;
  }

  #inside(step: Step, frame: Frame, path: StepPath): Omit<Frame, 'at'> | undefined {
    switch (step.kind) {
      case 'do':
        return frame.children === undefined ? undefined : this.children(step.steps, frame.children, path);
      case 'switch':
        return this.#switch(step, frame, path);
      case 'parallel':
        return frame.children === undefined ? undefined : this.#branches(step, frame.children, path);
      case 'forEach':
        return this.#turns(step, frame, path);
      case 'repeat':
        return this.#repeat(step, frame, path);
      case 'call':
        return wavesOf(frame);
      default:
        return undefined;
    }
  }

  /** Frames are there of the steps of the chosen case alone. */
  #switch(step: SwitchStep, { choice, children }: Frame, path: StepPath): Omit<Frame, 'at'> | undefined {
    if (choice === undefined) return undefined;
    return { choice, ...this.children(bodiesOf(step).flat(), { ...children }, path) };
  }

  #branches(step: ParallelStep, frames: Frames, path: StepPath): Omit<Frame, 'at'> {
    const children: Record<string, Frame> = {};
    for (const { name, steps } of step.branches) {
      const frame = frames[name];
      const opened = frame === undefined ? undefined : this.#branch(steps, frame, childPath(path, name));
      if (opened !== undefined) children[name] = opened;
    }
    return { children };
  }

  #branch(steps: readonly Step[], frame: Frame, path: StepPath): Frame | undefined {
    const { settled, children } = frame;
    if (settled !== undefined && goesOn(settled.completion)) return this.#ended(steps, frame);
    return children === undefined ? undefined : { at: this.#now, ...this.children(steps, children, path) };
  }

  #turns(step: ForEachStep, { loop, left = {} }: Frame, path: StepPath): Omit<Frame, 'at'> | undefined {
    if (loop === undefined) return undefined;
    const entries = Object.entries(loop.entries).filter(([index]) => left[`[${index}]`] === undefined);
    // A loop that stops at a failed turn has left it; one that goes on has gone past it for good.
    const failed = step.onItemFailure === 'stop' ? 0 : loop.failed;
    const opened = { ...loop, failed, entries: Object.fromEntries(entries) };
    return { loop: opened, children: this.#left(step, left, path) };
  }

  #repeat(step: RepeatStep, { repeat, left = {} }: Frame, path: StepPath): Omit<Frame, 'at'> | undefined {
    if (repeat === undefined) return undefined;
    const { turn, vars, pausedUntil } = repeat;
    // A turn that came to its end is not taken again: its actions would be taken for done.
    const isBehind = pausedUntil === undefined && left[`[${turn}]`] === undefined;
    const next = isBehind ? turn + 1 : turn;
    return { repeat: { turn: next, from: next, vars }, children: this.#left(step, left, path) };
  }

  /** Turns that were left. What is done in one of them may be open in another: it does not count as done. */
  #left(step: ForEachStep | RepeatStep, left: Frames, path: StepPath): Record<string, Frame> {
    const turns = new Opening(this.#asked, this.#now);
    const opened = Object.entries(left).map(([key, { children }]): [string, Frame] => {
      const turn = itemPath(path, Number(key.slice(1, -1)));
      return [key, { at: this.#now, ...turns.children(step.steps, { ...children }, turn) }];
    });
    this.anew.push(...turns.anew);
    return Object.fromEntries(opened);
  }
}

/** Tenants whose run came to a good end are not called again; the others are, from the first wave on. */
function wavesOf({ waves }: Frame): Omit<Frame, 'at'> | undefined {
  if (waves === undefined) return undefined;
  const outcomes = waves.outcomes.map((outcome) => (outcome !== null && isGood(outcome) ? outcome : null));
  return { waves: { tenants: waves.tenants, outcomes, opened: 0, wave: 0 } };
}
