import { UpstreamError } from '../upstream-error.ts';
import type { Entity } from './entity.ts';
import type { GraphCalls } from './graph-calls.ts';
import { pathSegment } from './path-segment.ts';

/** What a user has allowed an application to do in their name. */
export interface Grant {
  readonly id: string;
  /** Id of the service principal of the application. */
  readonly appId: string;
  /** Id of the service principal whose resources it may use. */
  readonly resourceId: string;
  /** As `Mail.Read`, `offline_access`. */
  readonly scopes: readonly string[];
}

/** Delegated permissions of applications in one tenant, and the applications. */
export interface Grants {
  /** Grants of one user alone; what an administrator has granted for all is not among them. */
  listOfUser(user: string, signal?: AbortSignal): Promise<readonly Grant[]>;
  /** Takes a grant away; false if there was none of this id. It cannot be given back but by consent. */
  revoke(grantId: string, signal?: AbortSignal): Promise<boolean>;
  /** Lets an application, by the id of its service principal, get tokens for the tenant, or not. */
  setAppEnabled(appId: string, isEnabled: boolean, signal?: AbortSignal): Promise<void>;
}

/** The grants behind some calls. */
export function grantsOf(calls: GraphCalls): Grants {
  return {
    listOfUser: async (user, signal) => {
      const path = `users/${pathSegment(user)}/oauth2PermissionGrants`;
      return (await calls.list({ purpose: 'list grants of a user', path, signal })).map(readGrant);
    },
    revoke: async (grantId, signal) => {
      const call = { purpose: 'revoke a grant', method: 'DELETE', effect: 'repeatable', expect: 'nothing' } as const;
      return wasThere(calls.call({ ...call, path: `oauth2PermissionGrants/${pathSegment(grantId)}`, signal }));
    },
    setAppEnabled: async (appId, isEnabled, signal) => {
      const purpose = isEnabled ? 'enable an application' : 'disable an application';
      const path = `servicePrincipals/${pathSegment(appId)}`;
      const call = { purpose, method: 'PATCH', path, json: { accountEnabled: isEnabled } } as const;
      await calls.call({ ...call, effect: 'repeatable', expect: 'nothing', signal });
    },
  };
}

/** Whether what was deleted was there. */
export async function wasThere(deletion: Promise<unknown>): Promise<boolean> {
  try {
    await deletion;
    return true;
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'not-found') return false;
    throw error;
  }
}

function readGrant(entity: Entity): Grant {
  return {
    id: entity.needed('id'),
    appId: entity.needed('clientId'),
    resourceId: entity.text('resourceId'),
    scopes: entity.text('scope').split(' ').filter(Boolean),
  };
}
