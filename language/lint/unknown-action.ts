import { textOf } from '../compile/compile-context.ts';
import type { Finding } from '../finding.ts';
import type { ActionStep } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule, RuleContext } from './rule.ts';

/** Actions that the catalogue does not have, or not at the version named. */
export const unknownAction: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'action') return [];
    const called = check(draft, step, { action: step.action, key: 'action' });
    return step.undo === undefined
      ? called
      : [...called, ...check(draft, step, { action: step.undo.action, key: 'undo.action' })];
  });

function check(
  draft: RuleContext['draft'],
  step: ActionStep,
  { action, key }: { readonly action: string; readonly key: string },
): readonly Finding[] {
  const signature = draft.world.actions.get(action);
  const range = draft.sites.range(step, key);
  if (signature === undefined) {
    return [
      {
        code: 'unknown-action',
        severity: 'error',
        summary: `Cannot call action "${action}": the catalogue does not have it`,
        detail: 'Correct the name; the actions that exist stand in docs/actions.md',
        range,
        ...didYouMean(action, draft.world.actions.keys()),
      },
    ];
  }
  const [, version] = textOf(draft.sites.node(step, key)).split('@');
  if (version === undefined || Number(version) === signature.version) return [];
  return [
    {
      code: 'unknown-action',
      severity: 'error',
      summary: `Cannot call action "${action}" at version ${version}: the catalogue has version ${signature.version}`,
      detail: `Write "${action}" or "${action}@${signature.version}"`,
      range,
    },
  ];
}
