import type { ActionSignature } from '../language/schema/action-signature.ts';

/** What an action over Microsoft Graph needs: application permissions, consented in the tenant. */
export function graphNeeds(...permissions: readonly string[]): ActionSignature['needs'] {
  return { connection: 'graph', permissions };
}
