import { UpstreamError } from '../connectors/upstream-error.ts';
import type { ActionSignature } from '../language/schema/action-signature.ts';
import type { Action } from './action.ts';

/**
 * An action that has a signature and no connector yet: playbooks are written, checked and rehearsed with it, and a run
 * deals with its failure as with a tenant that lacks the connection.
 *
 * @returns an action whose every call throws `not-configured`; nothing is sent
 */
export function declaredAction(signature: ActionSignature): Action {
  const { name, needs } = signature;
  const message = `Cannot call action "${name}" because it needs a connector for "${needs.connection}": this version has none. Catch "not-configured" in the playbook and ask people instead`;
  return { ...signature, run: () => Promise.reject(new UpstreamError('not-configured', message)) };
}
