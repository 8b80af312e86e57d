import type { SecurityEvent } from '../contracts/event.ts';
import { matchTrigger, type TriggerContext, type TriggerMatch } from '../language/plan/match-trigger.ts';
import type { Plan } from '../language/plan/plan.ts';

/** The group of events that a case gives, as a run is started with it, or why they are none. */
export function caseGroup(
  plan: Plan,
  { match, events }: { readonly match: TriggerMatch; readonly events: readonly SecurityEvent[] },
  context: TriggerContext,
): { readonly events?: readonly SecurityEvent[] } | { readonly problem: string } {
  const { group, trigger, key } = match;
  if (group === undefined)
    return events.length === 1
      ? {}
      : { problem: 'the trigger that takes the event groups none, and several are given' };
  const stranger = events.findIndex((event) => {
    const matched = matchTrigger(plan, event, context);
    return !matched.matched || matched.match.trigger !== trigger || matched.match.key !== key;
  });
  if (stranger >= 0) return { problem: `event ${stranger + 1} does not belong to the group of the first` };
  if (events.length < group.threshold)
    return { problem: `only ${events.length} of the ${group.threshold} events came that a start needs` };
  return { events };
}
