import { counted, durationWords } from './duration-words.ts';
import type { Explanation } from './explain-playbook.ts';
import type { Duration } from './how-long.ts';
import type { StepNode } from './step-tree.ts';
import type { Touch, TouchingStep } from './touches-of.ts';

/** A piece of the explanation for people. */
export interface Section {
  readonly heading: string;
  /** Indented as they are meant to be. */
  readonly lines: readonly string[];
}

/** An explanation as people read it, from top to bottom. Sections of which there is nothing to say are left out. */
export function sectionsOf(explanation: Explanation): readonly Section[] {
  const { outcomes, touches, told, duration, steps, deadline, onFailure, finally: last } = explanation;
  const sections: readonly Section[] = [
    { heading: explanation.title, lines: headLines(explanation) },
    { heading: 'Starts', lines: explanation.starts },
    { heading: 'Inputs', lines: explanation.inputs },
    { heading: 'What happens', lines: numbered(steps) },
    ...(deadline === null ? [] : deadlineSections(deadline, explanation)),
    { heading: 'When it has failed', lines: numbered(onFailure) },
    { heading: 'Finally, however it ended', lines: numbered(last) },
    { heading: 'Ends as', lines: outcomes.map(({ outcome, when }) => `${outcome}: ${when}`) },
    { heading: 'Touches', lines: touches.flatMap(touchLines) },
    {
      heading: 'Writes to people',
      lines: told.map(
        ({ who, steps: all }) => `${who}: ${all.map(({ path, kind }) => `${path} (${kind})`).join(', ')}`,
      ),
    },
    { heading: 'How long', lines: [...durationLines(duration), ...NOT_COUNTED] },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function deadlineSections(
  { withinMs, warnMs }: NonNullable<Explanation['deadline']>,
  { onWarn, onBreach }: Explanation,
): readonly Section[] {
  const ends = `The steps are cancelled; unless what is done then ends the run otherwise, it has failed.`;
  return [
    { heading: `Beside the steps, after ${durationWords(warnMs ?? withinMs)}`, lines: numbered(onWarn) },
    { heading: `When the steps are not done after ${durationWords(withinMs)}`, lines: [ends, ...numbered(onBreach)] },
  ];
}

function headLines({ name, category, owner, description, references }: Explanation): readonly string[] {
  return [
    `${name}, category ${category}, owned by team ${owner}`,
    ...(description === undefined ? [] : [description]),
    ...(references.length === 0 ? [] : [`References: ${references.join('; ')}`]),
  ];
}

/** `1.`, `1.2.`, `1.2.1.`: steps are numbered, the words in between are not. */
function numbered(nodes: readonly StepNode[], before = '', indent = ''): readonly string[] {
  const count = { steps: 0 };
  return nodes.flatMap((node) => nodeLines(node, count, before, indent));
}

function nodeLines(node: StepNode, count: { steps: number }, before: string, indent: string): readonly string[] {
  if (node.path === null) {
    const colon = node.children.length === 0 ? '.' : ':';
    const inside = node.children.flatMap((child) => nodeLines(child, count, before, `${indent}  `));
    return [`${indent}${node.title}${colon}`, ...inside];
  }
  count.steps += 1;
  const number = `${before}${count.steps}.`;
  return [
    `${indent}${number} ${node.title} [${node.path}]`,
    `${indent}   ${node.sentence}`,
    ...numbered(node.children, number, `${indent}   `),
  ];
}

const REPEAT: Readonly<Record<Touch['repeat'], string>> = {
  safe: 'safe to repeat, it changes nothing',
  idempotent: 'safe to repeat, a repeat does nothing more',
  reconciled: 'not safe to repeat: whether it took effect is asked first',
};

function touchLines(touch: Touch): readonly string[] {
  const { action, version, impact, repeat, needs, steps } = touch;
  const permissions =
    needs === null
      ? 'what it needs is not known here: the catalogue does not have this version'
      : `needs ${needs.connection}${needs.permissions.length === 0 ? '' : ` (${needs.permissions.join('; ')})`}`;
  return [
    `${impact}: ${action}@${version}, ${REPEAT[repeat]}; ${permissions}`,
    ...steps.map((step) => `  in ${step.path}${guardWords(touch, step)}`),
  ];
}

function guardWords({ impact }: Touch, { approval, reason }: TouchingStep): string {
  const asked = approval === undefined ? '' : `, only with the approval "${approval}"`;
  const why = reason === undefined ? '' : `${approval === undefined ? ', without approval' : ''}, because: ${reason}`;
  const isContaining = impact === 'destructive' || impact === 'disruptive';
  return asked === '' && why === '' && isContaining
    ? ', without approval; the reason stands in the playbook'
    : `${asked}${why}`;
}

/** What the figures leave out, and what they add to what the playbook says. */
const NOT_COUNTED = [
  'An approval counts a minute more than its expiry, for answers that come at the last moment.',
  'Not counted: moments between steps, and times in which the worker or its servers are away.',
];

/** Eight tries of a minute, and the pauses between them. */
const UNDO_MS = 13 * 60 * 1000;

function durationLines({
  worstMs,
  boundedMs,
  unbounded,
  budgetMs,
  latestMs,
  undos,
  loops,
}: Duration): readonly string[] {
  const budget = durationWords(budgetMs);
  const latest =
    latestMs === null
      ? 'what is done after that has no bound'
      : `with what is done after that, it has ended within ${durationWords(latestMs)}`;
  return [
    worstMs === null
      ? `No bound of its own. Without the ${counted(unbounded.length, 'step')} below: at most ${durationWords(boundedMs)}.`
      : `At most ${durationWords(worstMs)}, on the longest path with every time limit used up.`,
    ...unbounded.map(({ path, because }) => `  no bound: ${path} ${because}`),
    ...(undos === 0
      ? []
      : [`  not counted: what is taken back, up to ${durationWords(UNDO_MS)} for each of ${counted(undos, 'step')}`]),
    ...loops.map(({ path, counted: often }) => `  counted in full: ${path}, ${often}`),
    `The budget of the run ends its steps after ${budget} whatever they do; ${latest}.`,
  ];
}
