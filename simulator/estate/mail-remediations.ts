import type { World } from '../world.ts';
import type { Estate } from './estate-store.ts';

/** An order to move or delete mails. */
export interface EstateRemediation {
  readonly id: string;
  readonly createdAt: string;
  readonly action: RemediationAction;
  readonly messageIds: readonly string[];
  readonly isDone: boolean;
}

/** What can be done with mails that were delivered, and where they lie afterwards. */
export const REMEDIATION_LOCATIONS = {
  moveToJunk: 'junkFolder',
  moveToInbox: 'inboxFolder',
  moveToDeletedItems: 'deletedFolder',
  moveToQuarantine: 'quarantine',
  softDelete: 'softDeleted',
  hardDelete: 'hardDeleted',
} as const;

export type RemediationAction = keyof typeof REMEDIATION_LOCATIONS;

/** Carries out the orders that are due by now. What was deleted for good comes back by none of them. */
export function settleRemediations(world: World, estate: Estate): void {
  const dueMs = world.now() - world.behaviour.graph.remediationSeconds * 1_000;
  for (const order of estate.list('remediation')) {
    if (order.isDone || Date.parse(order.createdAt) > dueMs) continue;
    estate.put('remediation', { ...order, isDone: true });
    for (const id of order.messageIds) {
      const message = estate.find('message', id);
      if (message === undefined || message.location === REMEDIATION_LOCATIONS.hardDelete) continue;
      estate.put('message', { ...message, location: REMEDIATION_LOCATIONS[order.action] });
    }
  }
}
