import type { PlaybookName } from '../../contracts/ids.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

/** Playbooks that call each other in a circle: nothing but the limit of depth would end them. */
export const callCycle: Rule = ({ draft, survey }) =>
  survey.steps.flatMap(({ step }) => {
    if (step.kind !== 'call') return [];
    const way = wayBack(draft.world, step.playbook, draft.plan.name);
    if (way === undefined) return [];
    return [
      {
        code: 'call-cycle',
        severity: 'error',
        summary: `Cannot call "${step.playbook}" because it leads back here: ${[draft.plan.name, ...way].join(' → ')}`,
        detail: 'Take the call out of one of them, or say the repetition with `repeat`',
        range: draft.sites.range(step, 'call'),
      },
    ];
  });

/** The playbooks from one to another, both included; the shortest way. */
function wayBack({ playbooks }: World, from: PlaybookName, to: PlaybookName): readonly string[] | undefined {
  const ways: (readonly [string, ...string[]])[] = [[from]];
  const seen = new Set<string>([from]);
  for (const way of ways) {
    const [last] = way;
    if (last === to) return way.toReversed();
    for (const next of playbooks?.get(last)?.calls ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([next, ...way]);
    }
  }
  return undefined;
}
