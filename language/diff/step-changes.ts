import type { Plan } from '../plan/plan.ts';
import type { Change, Versions, Weight } from './change.ts';
import { type Difference, differences } from './differences.ts';
import type { FlatStep } from './flatten-plan.ts';
import { jsonWords } from './json-words.ts';
import { listDifference, type ListPhrases, listSentence } from './list-sentence.ts';
import { isCounted, matchSteps } from './match-steps.ts';
import { memberSentence } from './member-sentence.ts';
import { movedSteps } from './moved-steps.ts';
import { isContaining, riskOf } from './risk-of.ts';

/** What changed in the steps of a plan: which came, went, moved, have another name, do something else. */
export function stepChanges(plans: Versions<Plan>, flat: Versions<readonly FlatStep[]>): readonly Change[] {
  const matched = matchSteps(flat.before, flat.after);
  return [
    ...matched.removed.map((one) => removedStep(one, plans.before)),
    ...matched.added.map((one) => addedStep(one, plans.after)),
    ...movedSteps(matched).map(({ flat: { step }, sentence }): Change => {
      const weight: Weight = isContaining(step, plans.after) || step.kind === 'approve' ? 'danger' : 'behaviour';
      return { weight, place: placeOf(step), sentence };
    }),
    ...matched.pairs.flatMap(([before, after]) => changedStep({ before, after }, plans)),
    ...renumbered(matched.pairs),
  ];
}

function placeOf({ id }: { readonly id: string }): string {
  return `step ${id}`;
}

function removedStep({ step }: FlatStep, plan: Plan): Change {
  const weight: Weight = step.kind === 'approve' ? 'danger' : 'behaviour';
  return { weight, place: placeOf(step), sentence: `Is gone: ${nounOf(step, plan)} "${step.title}".` };
}

function addedStep({ step }: FlatStep, plan: Plan): Change {
  const weight: Weight = isContaining(step, plan) ? 'danger' : 'behaviour';
  return { weight, place: placeOf(step), sentence: `Is new: ${nounOf(step, plan)} "${step.title}".` };
}

/** `the destructive action mail.purge`, `the step (approve)`. */
function nounOf(step: FlatStep['step'], { actions }: Plan): string {
  if (step.kind !== 'action') return `the step (${step.kind})`;
  const impact = actions[step.action]?.impact;
  return impact === undefined ? `the action ${step.action}` : `the action ${step.action} (${impact})`;
}

function changedStep({ before, after }: Versions<FlatStep>, plans: Versions<Plan>): readonly Change[] {
  const isContained = isContaining(before.step, plans.before) || isContaining(after.step, plans.after);
  const renamed = before.step.id !== after.step.id && !(isCounted(before.step) && isCounted(after.step));
  const place = placeOf(after.step);
  return [
    ...(renamed
      ? [{ weight: 'wording', place, sentence: `Has another id; it was ${before.step.id}.` } satisfies Change]
      : []),
    ...differences(before.own, after.own).map((difference): Change => ({
      weight: weightOf(difference, isContained),
      place,
      sentence: sentenceOf(difference, after.step.kind),
    })),
  ];
}

function weightOf(difference: Difference, isContained: boolean): Weight {
  if (riskOf(difference, isContained)) return 'danger';
  return WORDING.has(String(difference.at[0])) ? 'wording' : 'behaviour';
}

/** Members that change nothing of what a run does. */
const WORDING: ReadonlySet<string> = new Set(['title', 'keepOutput']);

function sentenceOf(difference: Difference, kind: string): string {
  const { before, after, at } = difference;
  const own = SENTENCES[at.join('.')]?.(difference, kind);
  if (own !== undefined) return own;
  return memberSentence({ at, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) });
}

const APPROVES: ListPhrases = { added: 'May approve now', removed: 'May approve no longer' };
const APPROVES_NOT: ListPhrases = { added: 'May approve no longer', removed: 'May approve now' };
const IS_TOLD: ListPhrases = { added: 'Is told now', removed: 'Is told no longer' };
const IS_HIDDEN: ListPhrases = { added: 'Is hidden now', removed: 'Is shown now' };

/** Sentences for members whose change is more than one value instead of another. Undefined: it is not, this time. */
const SENTENCES: Readonly<Record<string, (difference: Difference, kind: string) => string | undefined>> = {
  approval: ({ before, after }) => {
    if (after === undefined)
      return `Is no longer bound to the approval ${jsonWords(before, 'approval')}: it needs no decision now.`;
    const was = before === undefined ? '' : `; it was bound to ${jsonWords(before, 'approval')}`;
    return `Is bound to the approval ${jsonWords(after, 'approval')} now${was}.`;
  },
  by: (difference) => listSentence(listDifference(difference), APPROVES),
  notBy: (difference) => listSentence(listDifference(difference), APPROVES_NOT),
  to: (difference, kind) => (kind === 'notify' ? listSentence(listDifference(difference), IS_TOLD) : undefined),
  mask: (difference) => listSentence(listDifference(difference), IS_HIDDEN),
  keepOutput: ({ after }) =>
    after === true
      ? 'Its output is kept now, because something reads it.'
      : 'Its output is not kept any more, because nothing reads it.',
};

/** One sentence for all: steps without an own id are counted, so that one that is put in front moves the others. */
function renumbered(pairs: readonly (readonly [FlatStep, FlatStep])[]): readonly Change[] {
  const moved = pairs.filter(
    ([before, after]) => before.step.id !== after.step.id && isCounted(before.step) && isCounted(after.step),
  );
  if (moved.length === 0) return [];
  const names = moved.map(([before, after]) => `${before.step.id} is ${after.step.id}`);
  return [
    {
      weight: 'wording',
      place: 'playbook',
      sentence: `Steps without an own id are counted anew: ${names.join(', ')}.`,
    },
  ];
}
