import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';
import { wasThere } from './grants.ts';
import { pathSegment } from './path-segment.ts';

/** A rule of an inbox. Its name, and what it looks for, may be an attacker's. */
export interface InboxRule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  /** Addresses that mails are forwarded or redirected to, also as attachment. */
  readonly forwardsTo: readonly string[];
  readonly deletes: boolean;
  /** Whether mails are moved to another folder. */
  readonly moves: boolean;
  readonly marksAsRead: boolean;
}

/** Rules of inboxes of one tenant. */
export interface InboxRules {
  list(user: string, signal?: AbortSignal): Promise<readonly InboxRule[]>;
  /** Deletes a rule; false if there was none of this id. It cannot be given back. */
  delete(user: string, ruleId: string, signal?: AbortSignal): Promise<boolean>;
}

/** The rules behind some calls. */
export function inboxRulesOf(calls: GraphCalls): InboxRules {
  const pathOf = (user: string): string => `users/${pathSegment(user)}/mailFolders/inbox/messageRules`;
  return {
    list: async (user, signal) =>
      (await calls.list({ purpose: 'list inbox rules', path: pathOf(user), signal })).map(readRule),
    delete: (user, ruleId, signal) => {
      const call = {
        purpose: 'delete an inbox rule',
        method: 'DELETE',
        effect: 'repeatable',
        expect: 'nothing',
      } as const;
      return wasThere(calls.call({ ...call, path: `${pathOf(user)}/${pathSegment(ruleId)}`, signal }));
    },
  };
}

const FORWARDING = ['forwardTo', 'forwardAsAttachmentTo', 'redirectTo'] as const;

function readRule(entity: Entity): InboxRule {
  const actions = entity.entity('actions');
  return {
    id: entity.needed('id'),
    name: entity.text('displayName'),
    isEnabled: entity.truth('isEnabled') ?? false,
    forwardsTo: FORWARDING.flatMap((name) => actions.entities(name)).map((one) =>
      one.entity('emailAddress').text('address'),
    ),
    deletes: (actions.truth('delete') ?? false) || (actions.truth('permanentDelete') ?? false),
    moves: actions.text('moveToFolder') !== '',
    marksAsRead: actions.truth('markAsRead') ?? false,
  };
}
