import type { Draft } from '../compile/draft.ts';
import type { Finding } from '../finding.ts';
import type { CallStep } from '../plan/plan.ts';
import type { PlaybookTrigger } from '../plan/trigger.ts';
import { didYouMean } from '../suggest.ts';
import type { Rule } from './rule.ts';

/** Calls of playbooks and sections that do not exist, and triggers at their ends. */
export const unknownPlaybook: Rule = ({ draft, survey }) => [
  ...draft.plan.triggers.flatMap((trigger) => (trigger.kind === 'playbook' ? checkTrigger(draft, trigger) : [])),
  ...survey.steps.flatMap(({ step }) => (step.kind === 'call' ? checkCall(draft, step) : [])),
];

function checkTrigger(draft: Draft, trigger: PlaybookTrigger): readonly Finding[] {
  const { playbooks } = draft.world;
  if (playbooks === undefined || playbooks.has(trigger.playbook)) return [];
  const what = `start at the end of the playbook "${trigger.playbook}"`;
  const range = draft.sites.range(trigger, 'playbook.name');
  return [unknown({ what, written: trigger.playbook, range }, playbooks.keys())];
}

function checkCall(draft: Draft, step: CallStep): readonly Finding[] {
  const { playbooks } = draft.world;
  if (playbooks === undefined) return [];
  const facts = playbooks.get(step.playbook);
  if (facts === undefined) return [unknown(place(draft, step, `playbook "${step.playbook}"`), playbooks.keys())];
  const { section } = step;
  if (section === undefined || facts.sections.has(section)) return [];
  const known = [...facts.sections].map((name) => `${step.playbook}#${name}`);
  return [unknown(place(draft, step, `section "${section}" of "${step.playbook}"`), known)];
}

interface Unknown {
  readonly what: string;
  readonly written: string;
  readonly range: Finding['range'];
}

function place(draft: Draft, step: CallStep, what: string): Unknown {
  const written = step.section === undefined ? step.playbook : `${step.playbook}#${step.section}`;
  return { what: `call the ${what}`, written, range: draft.sites.range(step, 'call') };
}

function unknown({ what, written, range }: Unknown, known: Iterable<string>): Finding {
  const names = [...known].sort();
  return {
    code: 'unknown-playbook',
    severity: 'error',
    summary: `Cannot ${what}: there is none`,
    detail:
      names.length === 0
        ? 'There is nothing to call here'
        : `Write one of ${names.map((name) => `"${name}"`).join(', ')}`,
    range,
    ...didYouMean(written, names),
  };
}
