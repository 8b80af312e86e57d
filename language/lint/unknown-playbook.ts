import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { CallStep } from '../plan/plan.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Calls of playbooks and sections that do not exist. */
export const unknownPlaybook: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => (step.kind === 'call' ? checkCall(draft, step) : []));

function checkCall(draft: Draft, step: CallStep): readonly Finding[] {
  const { playbooks } = draft.world;
  if (playbooks === undefined) return [];
  const facts = playbooks.get(step.playbook);
  if (facts === undefined) return [unknown(draft, step, `playbook "${step.playbook}"`, playbooks.keys())];
  const { section } = step;
  if (section === undefined || facts.sections.has(section)) return [];
  const known = [...facts.sections].map((name) => `${step.playbook}#${name}`);
  return [unknown(draft, step, `section "${section}" of "${step.playbook}"`, known)];
}

function unknown(draft: Draft, step: CallStep, what: string, known: Iterable<string>): Finding {
  const names = [...known].sort();
  const written = step.section === undefined ? step.playbook : `${step.playbook}#${step.section}`;
  return {
    code: 'unknown-playbook',
    severity: 'error',
    summary: `Cannot call the ${what}: there is none`,
    detail:
      names.length === 0
        ? 'There is nothing to call here'
        : `Write one of ${names.map((name) => `"${name}"`).join(', ')}`,
    range: draft.sites.range(step, 'call'),
    ...didYouMean(written, names),
  };
}
