import type { AccessToken } from '@azure/identity';

/** Tokens of one application in one tenant for one service, and the question for the next one, if it is under way. */
export interface TokenSlot {
  cached: AccessToken | undefined;
  pending: Promise<AccessToken> | undefined;
  /** What the service wants the next token to say, as it challenged us: JSON. */
  claims: string | undefined;
}

/** Where the connectors of a tenant keep their tokens, so that those that sign in alike ask once. In memory only. */
export interface TokenCache {
  slotOf(key: TokenKey): TokenSlot;
}

/** What two connectors must have in common to share a token. The authority stands for the cloud. */
export interface TokenKey {
  readonly authority: string;
  readonly entraTenantId: string;
  readonly clientId: string;
  readonly audience: string;
}

/** Makes an empty cache. It lives as long as the connectors: who reads their secrets again makes a new one. */
export function createTokenCache(): TokenCache {
  const slots = new Map<string, TokenSlot>();
  return {
    slotOf: ({ authority, entraTenantId, clientId, audience }) => {
      const key = JSON.stringify([authority, entraTenantId.toLowerCase(), clientId.toLowerCase(), audience]);
      const found = slots.get(key);
      if (found !== undefined) return found;
      const slot: TokenSlot = { cached: undefined, pending: undefined, claims: undefined };
      slots.set(key, slot);
      return slot;
    },
  };
}
