import type { UtcTime } from '../../contracts/time.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';
import { pathSegment } from './path-segment.ts';

/** A user of Entra. Texts that are not set are empty. */
export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly mail: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly isEnabled: boolean;
  /** Whether the account comes from a directory on premises, which may enable it again. */
  readonly isSynced: boolean;
  /** Sessions from before this moment are not valid; null where it is not said. */
  readonly sessionsValidFrom: UtcTime | null;
}

/** A group or role that a user is in. */
export interface Membership {
  readonly id: string;
  readonly name: string;
  /** As `group`, `directoryRole`, `administrativeUnit`. */
  readonly kind: string;
}

/** Users of one tenant, named by id or user principal name. Every member fails with an `UpstreamError`. */
export interface Users {
  get(user: string, signal?: AbortSignal): Promise<User>;
  /** Lets a user sign in, or not. Sessions that are open stay so. */
  setEnabled(user: string, isEnabled: boolean, signal?: AbortSignal): Promise<void>;
  /** Ends what the user is signed in to; access tokens live on for up to an hour. */
  revokeSessions(user: string, signal?: AbortSignal): Promise<void>;
  /** Groups and roles, also by way of other groups. */
  listMemberships(user: string, signal?: AbortSignal): Promise<readonly Membership[]>;
}

const SELECT =
  'id,userPrincipalName,displayName,mail,jobTitle,department,accountEnabled,onPremisesSyncEnabled,signInSessionsValidFromDateTime';

/** The users behind some calls. */
export function usersOf(calls: GraphCalls): Users {
  const pathOf = (user: string): string => `users/${pathSegment(user)}`;
  return {
    get: async (user, signal) => {
      const query = { $select: SELECT };
      return readUser(await calls.entity({ purpose: 'read a user', method: 'GET', path: pathOf(user), query, signal }));
    },
    setEnabled: async (user, isEnabled, signal) => {
      const purpose = isEnabled ? 'enable a user' : 'disable a user';
      const call = { purpose, method: 'PATCH', path: pathOf(user), json: { accountEnabled: isEnabled } } as const;
      await calls.call({ ...call, effect: 'repeatable', expect: 'nothing', signal });
    },
    revokeSessions: async (user, signal) => {
      const call = { purpose: 'revoke the sessions of a user', method: 'POST' } as const;
      const path = `${pathOf(user)}/revokeSignInSessions`;
      await calls.call({ ...call, path, effect: 'repeatable', expect: 'nothing', signal });
    },
    listMemberships: async (user, signal) => {
      const query = { $select: 'id,displayName' };
      const path = `${pathOf(user)}/transitiveMemberOf`;
      return (await calls.list({ purpose: 'list groups of a user', path, query, signal })).map(readMembership);
    },
  };
}

function readUser(entity: Entity): User {
  return {
    id: entity.needed('id'),
    userPrincipalName: entity.needed('userPrincipalName'),
    displayName: entity.text('displayName'),
    mail: entity.text('mail'),
    jobTitle: entity.text('jobTitle'),
    department: entity.text('department'),
    // Needed: nobody may take an account for disabled because the answer said nothing.
    isEnabled: entity.neededTruth('accountEnabled'),
    isSynced: entity.truth('onPremisesSyncEnabled') ?? false,
    sessionsValidFrom: entity.moment('signInSessionsValidFromDateTime'),
  };
}

function readMembership(entity: Entity): Membership {
  return {
    id: entity.needed('id'),
    name: entity.text('displayName'),
    kind: entity.text('@odata.type').split('.').at(-1) ?? '',
  };
}
