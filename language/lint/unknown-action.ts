import { textOf } from '../compile/compile-context.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Actions that the catalogue does not have, or not at the version named. */
export const unknownAction: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'action') return [];
    const signature = draft.world.actions.get(step.action);
    const range = draft.sites.range(step, 'action');
    if (signature === undefined) {
      return [
        {
          code: 'unknown-action',
          severity: 'error',
          summary: `Cannot call action "${step.action}": the catalogue does not have it`,
          detail: 'Correct the name; the actions that exist stand in docs/actions.md',
          range,
          ...didYouMean(step.action, draft.world.actions.keys()),
        },
      ];
    }
    const [, version] = textOf(draft.sites.node(step, 'action')).split('@');
    if (version === undefined || Number(version) === signature.version) return [];
    return [
      {
        code: 'unknown-action',
        severity: 'error',
        summary: `Cannot call action "${step.action}" at version ${version}: the catalogue has version ${signature.version}`,
        detail: `Write "${step.action}" or "${step.action}@${signature.version}"`,
        range,
      },
    ];
  });
