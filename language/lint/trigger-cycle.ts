import { playbookFacts } from '../playbook-facts.ts';
import type { PlaybookFacts } from '../world.ts';
import type { Rule } from './rule.ts';

/** Playbooks whose ends start each other in a circle: nothing but the limit of ends in a row would stop them. */
export const triggerCycle: Rule = ({ draft }) => {
  const { plan, world } = draft;
  if (world.playbooks === undefined) return [];
  const facts = new Map([...world.playbooks, [plan.name, playbookFacts(plan)]]);
  return plan.triggers.flatMap((trigger) => {
    if (trigger.kind !== 'playbook') return [];
    const way = wayTo(facts, plan.name, trigger.playbook);
    if (way === undefined) return [];
    return [
      {
        code: 'trigger-cycle',
        severity: 'error' as const,
        summary: `Cannot start at the end of "${trigger.playbook}" because it leads back here: ${[...way, plan.name].join(' → ')}`,
        detail: 'Take the trigger out of one of them, or say the repetition with `repeat`',
        range: draft.sites.range(trigger, 'playbook.name'),
      },
    ];
  });
};

/** The playbooks from one to another by calls and ends, both included; the shortest way. */
function wayTo(facts: ReadonlyMap<string, PlaybookFacts>, from: string, to: string): readonly string[] | undefined {
  const ways: (readonly [string, ...string[]])[] = [[from]];
  const seen = new Set<string>([from]);
  for (const way of ways) {
    const [last] = way;
    if (last === to) return way.toReversed();
    for (const next of startedIn(facts, last)) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([next, ...way]);
    }
  }
  return undefined;
}

/** What a run of a playbook starts: those that it calls, and those that its end starts. */
function startedIn(facts: ReadonlyMap<string, PlaybookFacts>, playbook: string): readonly string[] {
  const byEnd = [...facts].flatMap(([name, { startedBy }]) => (startedBy.has(playbook) ? [name] : []));
  return [...(facts.get(playbook)?.calls ?? []), ...byEnd];
}
