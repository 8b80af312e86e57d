import { itemsOf, textOf } from '../compile/compile-context.ts';
import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { PlaybookTrigger } from '../plan/trigger.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Triggers at an outcome that the playbook never has, or at none. A `duplicate` has done nothing, so that its end starts nothing. */
export const unknownOutcome: Rule = ({ draft }) =>
  draft.plan.triggers.flatMap((trigger) => (trigger.kind === 'playbook' ? checkTrigger(draft, trigger) : []));

function checkTrigger(draft: Draft, trigger: PlaybookTrigger): readonly Finding[] {
  if (trigger.outcomes.length === 0) return [noOutcome(draft, trigger)];
  const facts = draft.world.playbooks?.get(trigger.playbook);
  if (facts === undefined) return [];
  const known = [...facts.outcomes].filter((outcome) => outcome !== 'duplicate').sort();
  return itemsOf(draft.sites.node(trigger, 'playbook.outcomes')).flatMap((node) => {
    const outcome = textOf(node);
    if (known.includes(outcome)) return [];
    return [
      {
        code: 'unknown-outcome',
        severity: 'error',
        summary: `Cannot start at the outcome "${outcome}" of the playbook "${trigger.playbook}": no run that has done anything ends so`,
        detail: `Write one of ${known.map((name) => `"${name}"`).join(', ')}`,
        range: node.range,
        ...didYouMean(outcome, known),
      },
    ];
  });
}

function noOutcome(draft: Draft, trigger: PlaybookTrigger): Finding {
  return {
    code: 'unknown-outcome',
    severity: 'error',
    summary: `Cannot start at the end of the playbook "${trigger.playbook}" because \`outcomes\` names how it ends: found an empty list`,
    detail: 'Write at least one outcome, such as `succeeded`',
    range: draft.sites.range(trigger, 'playbook.outcomes'),
  };
}
