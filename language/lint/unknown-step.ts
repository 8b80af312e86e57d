import { allSteps, topLists } from '../plan/all-steps.ts';
import type { Draft } from '../compile/draft.ts';
import type { Reference } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import { didYouMean } from '../suggest.ts';
import type { Use } from '../types/use.ts';

/** Steps that an expression reads although it does not see them: misspelt, later, on another branch, in a loop. */
export function unknownSteps(draft: Draft, use: Use, references: readonly Reference[]): readonly Finding[] {
  if (!use.view.isOfRun) return [];
  return references.flatMap((reference) => {
    const [root, id] = reference.path;
    if (root !== 'steps' || id === undefined || isSeen(draft, use, id) || draft.brokenIds.has(id)) return [];
    const range = draft.sites.inside(use.owner, use.key, reference.range);
    return [unknownStep(draft, { id, range, seen: namesSeen(draft, use) })];
  });
}

/** A step that is named where it cannot be read. */
export function unknownStep(
  draft: Draft,
  { id, range, seen }: { readonly id: string; readonly range: Finding['range']; readonly seen: readonly string[] },
): Finding {
  const { plan } = draft;
  const exists = allSteps(topLists(plan)).some((step) => step.id === id && draft.named.has(step));
  return {
    code: 'unknown-step',
    severity: 'error',
    summary: exists
      ? `Cannot read step "${id}" here: it runs later, on another branch, or inside a loop`
      : `Cannot read step "${id}": no step has this id`,
    detail: exists
      ? 'Move the step before this one, add the branch to `needs`, or read the output of the loop'
      : 'Correct the name, or give the step that is meant this `id`',
    range,
    ...(exists ? {} : didYouMean(id, seen)),
  };
}

/** Ids derived by the compiler cannot be read: they change when steps are added. */
function isSeen(draft: Draft, use: Use, id: string): boolean {
  const seen = use.view.steps.get(id);
  return seen !== undefined && draft.named.has(seen.step);
}

function namesSeen(draft: Draft, use: Use): readonly string[] {
  const seen = use.view.steps.values();
  return seen.filter(({ step }) => draft.named.has(step)).map(({ step }) => step.id);
}
