import type { Plan, Step } from '../plan/plan.ts';
import type { ActionSignatures } from '../schema/action-signature.ts';
import { Drawing, type Way } from './drawing.ts';
import { explainKind } from './explain-kind.ts';
import type { Drawn, Explained } from './explained.ts';
import { type Part, partsOf } from './parts-of.ts';

/**
 * A plan as a Mermaid flowchart. Steps lead down, `if` and switches are rhombs, approvals hexagons, loops and parallel branches
 * have frames, outcomes are ends; what is done after a failure or an end is reached by dotted ways.
 */
export function drawPlan(plan: Plan, actions: ActionSignatures): string {
  const drawing = new Drawing();
  const pen: Pen = { drawing, actions, isCaught: false, mayEnd: true };
  const start = drawing.node('terminal', 'Start', []);
  const through = drawSteps(pen, plan.steps, [{ from: start }]);
  if (through.length > 0) drawing.end('succeeded', through);
  const { deadline } = plan;
  if (deadline !== undefined && deadline.onBreach.length > 0)
    drawing.framed('When the deadline has passed', () =>
      drawSteps({ ...pen, isCaught: true }, deadline.onBreach, drawing.afterEnd('failed')),
    );
  if (plan.onFailure.length > 0)
    drawing.framed('When it has failed', () =>
      drawSteps({ ...pen, isCaught: true }, plan.onFailure, drawing.afterEnd('failed')),
    );
  if (plan.finally.length > 0)
    drawing.framed('Finally, however it ended', () =>
      drawSteps({ ...pen, isCaught: true, mayEnd: false }, plan.finally, drawing.afterEnds()),
    );
  return drawing.toString();
}

interface Pen {
  readonly drawing: Drawing;
  readonly actions: ActionSignatures;
  /** A failure here does not end the run as failed. */
  readonly isCaught: boolean;
  /** A `stop` here ends the run with its outcome. */
  readonly mayEnd: boolean;
}

function drawSteps(pen: Pen, steps: readonly Step[], ways: readonly Way[]): readonly Way[] {
  return steps.reduce((open, step) => drawStep(pen, step, open), ways);
}

function drawStep(pen: Pen, step: Step, ways: readonly Way[]): readonly Way[] {
  if (step.if === undefined) return drawLife(pen, step, ways);
  const asked = pen.drawing.node('choice', step.if, ways);
  return [...drawLife(pen, step, [{ from: asked, label: 'yes' }]), { from: asked, label: 'no' }];
}

/** What the step does, then what follows its failure and its end. */
function drawLife(pen: Pen, step: Step, ways: readonly Way[]): readonly Way[] {
  const { drawing } = pen;
  const explained = explainKind(step, pen.actions);
  const parts = partsOf(step, explained, step.id);
  const isCaught = pen.isCaught || (step.catch ?? []).some(({ on }) => on === undefined);
  const first = drawing.next;
  const done = drawKind({ ...pen, isCaught }, step, explained, { bodies: parts.bodies, ways });
  const after = (part: Part): readonly Way[] => [{ from: first, label: String(part.heading), isDotted: true }];
  const isDrawn = drawing.next !== first;
  const caught = isDrawn ? parts.catches.flatMap((part) => drawSteps(pen, part.steps, after(part))) : [];
  const out = [...done, ...caught];
  if (out.length > 0 || !isDrawn) return drawSteps(pen, parts.finally.steps, out);
  drawSteps(pen, parts.finally.steps, after(parts.finally));
  return [];
}

interface Inside {
  readonly bodies: readonly Part[];
  readonly ways: readonly Way[];
}

function drawKind(pen: Pen, step: Step, explained: Explained, inside: Inside): readonly Way[] {
  const { drawing } = pen;
  const { drawn, counted } = explained;
  const { bodies, ways } = inside;
  switch (drawn.as) {
    case 'box':
      return [{ from: drawing.node('box', labelOf(step), ways) }];
    case 'group':
      return bodies.reduce((open, { steps }) => drawSteps(pen, steps, open), ways);
    case 'turns':
      return drawTurns(pen, `${step.title}: ${String(counted)}`, inside);
    case 'branches':
      return drawBranches(pen, step.title, drawn, inside);
    case 'choice':
      return drawWays(pen, drawing.node('choice', step.title, ways), bodies, drawn.otherwise);
    case 'question':
      return drawWays(pen, drawing.node('question', step.title, ways), bodies, drawn.otherwise);
    case 'end': {
      const from = drawing.node('box', step.title, ways);
      if (pen.mayEnd) drawing.end(drawn.outcome, [{ from }]);
      return [];
    }
    case 'failure': {
      const from = drawing.node('failure', step.title, ways);
      if (!pen.isCaught) drawing.end('failed', [{ from }]);
      return [];
    }
  }
}

function labelOf(step: Step): string {
  return step.kind === 'action' ? `${step.title} (${step.action})` : step.title;
}

/** One of the bodies, or the way past them. */
function drawWays(pen: Pen, from: string, bodies: readonly Part[], otherwise: string | undefined): readonly Way[] {
  const taken = bodies.flatMap(({ steps, heading }) => drawSteps(pen, steps, [{ from, label: String(heading) }]));
  return otherwise === undefined ? taken : [{ from, label: otherwise }, ...taken];
}

function drawTurns(pen: Pen, title: string, { bodies, ways }: Inside): readonly Way[] {
  const { drawing } = pen;
  return drawing.framed(title, () => {
    const from = drawing.node('turns', title, ways);
    const last = bodies.flatMap(({ steps }) => drawSteps(pen, steps, [{ from, label: 'a turn' }]));
    drawing.connect(
      last.map((way) => ({ ...way, label: way.label ?? 'next' })),
      from,
    );
    return [{ from, label: 'done' }];
  });
}

/** Branches may come after branches that stand below them, so that these ways are drawn when all branches are. */
function drawBranches(
  pen: Pen,
  title: string,
  { after }: Extract<Drawn, { as: 'branches' }>,
  { bodies, ways }: Inside,
): readonly Way[] {
  const { drawing } = pen;
  return drawing.framed(title, () => {
    const from = drawing.node('fork', 'At the same time', ways);
    const drawn = bodies.map(({ steps, heading }, index) =>
      drawing.framed(String(heading), () => {
        const first = drawing.next;
        const isFirst = after[index]?.length === 0;
        return { first, ends: drawSteps(pen, steps, isFirst ? [{ from }] : []) };
      }),
    );
    for (const [index, { first }] of drawn.entries())
      after[index]?.forEach((needed) => drawing.connect(drawn[needed]?.ends ?? [], first));
    return drawn.flatMap(({ ends }) => ends);
  });
}
