import { isLoopbackHost } from '../connectors/http/guard-address.ts';
import type { Failure } from '../contracts/failure-codes.ts';
import type { ActionSignature } from '../language/schema/action-signature.ts';

/*
 * Guard rails (who may be touched, how many, with whose approval) do not exist yet. Until they do, what locks people out
 * or destroys something runs against a simulator alone, whatever a playbook says: one on this machine.
 */

/**
 * Whether an action must not run where it would.
 *
 * @param address where its connection leads; undefined if the tenant has none, which the connection itself tells.
 * @returns `not-configured`, which playbooks catch to ask people instead; undefined if it may run.
 */
export function onlySimulated({ name, impact }: ActionSignature, address: string | undefined): Failure | undefined {
  if (impact !== 'disruptive' && impact !== 'destructive') return undefined;
  if (address === undefined || isOnLoopback(address)) return undefined;
  return {
    code: 'not-configured',
    message: `Cannot call action "${name}" because an action that is ${impact} runs only against a simulator on this machine, until there are guard rails: found a real service. Catch "not-configured" in the playbook and ask people instead`,
  };
}

function isOnLoopback(address: string): boolean {
  return URL.canParse(address) && isLoopbackHost(new URL(address).hostname);
}
