import { createHmac } from 'node:crypto';
import { type PersonId, type PlaybookName, type TenantId, runWorkflowId } from '../contracts/ids.ts';

const TENANT_KEY_DIGITS = 12;
const EVENT_KEY_DIGITS = 32;

/**
 * Workflow id of the run of one event key: the same tenant, playbook and key always give the same id, so that Temporal
 * itself refuses a second run. Tenant and key can be read out of it only with the deployment key.
 */
export function workflowIdFor(key: Buffer, tenant: TenantId, playbook: PlaybookName, eventKey: string): string {
  return runWorkflowId(tenantKeyOf(key, tenant), playbook, hmacHex(key, `${playbook}\n${eventKey}`, EVENT_KEY_DIGITS));
}

/** The opaque name of a tenant: 12 hexadecimal digits. The payload codec picks its key by it. */
export function tenantKeyOf(key: Buffer, tenant: TenantId): string {
  return hmacHex(key, tenant, TENANT_KEY_DIGITS);
}

/** Event key of a manual start: a request repeated by the same person means the same run. */
export function requestEventKey(person: PersonId, requestId: string): string {
  return `request\n${person}\n${requestId}`;
}

function hmacHex(key: Buffer, text: string, digits: number): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, digits);
}
