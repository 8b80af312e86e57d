import type { Draft } from '../compile/draft.ts';
import type { Reference } from '../expressions/parse-expression.ts';
import type { Finding } from '../finding.ts';
import type { Use } from '../types/use.ts';

/** Outputs that are read although their step may not have run; in a condition that is simply false. */
export function maybeNoOutput(draft: Draft, use: Use, references: readonly Reference[]): readonly Finding[] {
  if (use.isCondition) return [];
  const asked = new Set(references.filter(({ path }) => path[2] === 'status').map(({ path }) => path[1]));
  return references.flatMap((reference) => {
    const [root, id = '', member] = reference.path;
    const seen = use.view.steps.get(id);
    if (root !== 'steps' || member !== 'output' || reference.optional || seen === undefined) return [];
    if (seen.isSure || use.view.tested.has(id) || asked.has(id) || draft.broken.has(seen.step)) return [];
    const field = reference.path.slice(3).join('.');
    return [
      {
        code: 'maybe-no-output',
        severity: 'error',
        summary: `Cannot rely on the output of step "${id}" because the step may not have run: it is skipped, caught or conditional`,
        detail: `Ask first, \`if: steps.${id}.status == "succeeded"\`, or say what counts without it: \`steps.${id}.?output${field === '' ? '' : `.${field}`}.orValue(…)\``,
        range: draft.sites.inside(use.owner, use.key, reference.range),
      },
    ];
  });
}
