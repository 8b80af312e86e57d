import type { Recipient } from '../contracts/activities.ts';
import { assertNever } from '../contracts/invariant.ts';
import type { Starter } from '../contracts/run.ts';

/** Who or what started a run, in words: `person ada`. */
export function starterInWords(starter: Starter | null): string {
  if (starter === null) return 'unknown';
  switch (starter.kind) {
    case 'person':
      return `person ${starter.person}`;
    case 'event':
      return `event ${starter.eventId}`;
    case 'schedule':
      return `schedule ${starter.schedule} at ${starter.slot}`;
    case 'playbook':
      return `playbook ${starter.playbook}, run ${starter.run}`;
    case 'end':
      return `end of playbook ${starter.playbook}, run ${starter.run}`;
    case 'webhook':
      return `webhook ${starter.path}`;
    default:
      return assertNever(starter);
  }
}

/** Whom an approval asks, in words: `team csirt`. */
export function recipientInWords(recipient: Recipient): string {
  if ('team' in recipient) return `team ${recipient.team}`;
  if ('person' in recipient) return `person ${recipient.person}`;
  if ('audience' in recipient) return `audience ${recipient.audience}`;
  if ('rota' in recipient) return `rota ${recipient.rota}`;
  return assertNever(recipient);
}
