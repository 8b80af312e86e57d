import type { GraphCalls } from './graph-calls.ts';

/** What Identity Protection believes of users. It takes one call a second and tenant, and needs Entra ID P2. */
export interface RiskyUsers {
  /** Says that an account is in other hands: its risk is high, and policies may keep it out. The same twice is as once. */
  confirmCompromised(userId: string, signal?: AbortSignal): Promise<void>;
  /** Takes the risk of an account away. The same twice is as once. */
  dismiss(userId: string, signal?: AbortSignal): Promise<void>;
}

/** The risky users behind some calls. */
export function riskyUsersOf(calls: GraphCalls): RiskyUsers {
  const send = async (
    what: string,
    purpose: string,
    call: { readonly userId: string; readonly signal: AbortSignal | undefined },
  ): Promise<void> => {
    await calls.call({
      purpose,
      method: 'POST',
      path: `identityProtection/riskyUsers/${what}`,
      json: { userIds: [call.userId] },
      effect: 'repeatable',
      expect: 'nothing',
      signal: call.signal,
    });
  };
  return {
    confirmCompromised: (userId, signal) =>
      send('confirmCompromised', 'mark a user as compromised', { userId, signal }),
    dismiss: (userId, signal) => send('dismiss', 'dismiss the risk of a user', { userId, signal }),
  };
}
