import type { Changes } from '../connectors/changed-event.ts';
import type { Normalised } from '../connectors/o365-management/normalise.ts';
import type { SecurityEvent } from '../contracts/event.ts';
import { cutEvent } from './cut-event.ts';

/** Events as runs take them, and those that were too long as they came. */
export function withinLimits({ events, poison }: Normalised): Normalised & { readonly cut: readonly SecurityEvent[] } {
  const pairs = events.map((event) => ({ event, shorter: cutEvent(event) }));
  const hopeless = pairs.flatMap(({ event, shorter }) => (shorter === undefined ? [event] : []));
  const reason = 'It is too long and too nested to be cut to an event';
  return {
    events: pairs.flatMap(({ shorter }) => (shorter === undefined ? [] : [shorter])),
    poison: [...poison, ...hopeless.map(({ raw }) => ({ reason, raw }))],
    cut: pairs.flatMap(({ event, shorter }) => (shorter === undefined || shorter === event ? [] : [event])),
  };
}

/** The same for records that are listed by their last update. Their upstream keeps what was cut off. */
export function changesWithinLimits({ events, unreadable }: Changes): Changes {
  const pairs = events.map((changed) => ({ ...changed, shorter: cutEvent(changed.event) }));
  const reason = 'It is too long and too nested to be cut to an event';
  return {
    events: pairs.flatMap(({ shorter, changedAt }) => (shorter === undefined ? [] : [{ event: shorter, changedAt }])),
    unreadable: [
      ...unreadable,
      ...pairs.flatMap(({ shorter, event }) => (shorter === undefined ? [{ reason, raw: event.raw }] : [])),
    ],
  };
}
