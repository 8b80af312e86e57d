import type { JsonObject } from '../../contracts/json.ts';
import type { Incident } from '../../connectors/servicenow/incident.ts';
import type { ServiceNow } from '../../connectors/servicenow/servicenow.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';

/** How a playbook names a ticket: by the key that it opened it under, or by its number. */
export const TICKET_NAME: JsonObject = {
  key: {
    type: 'string',
    minLength: 1,
    maxLength: 80,
    pattern: '^[^\\^\\u0000-\\u001f]+$',
    description: 'Key that the ticket was opened under',
  },
  number: { type: 'string', pattern: '^[A-Z]{2,10}\\d{1,20}$', description: 'Number of the ticket, as `INC0010001`' },
};

/** Exactly one of key and number. */
export const ONE_NAME: JsonObject = { oneOf: [{ required: ['key'] }, { required: ['number'] }] };

/** Correlation id of a key: the tenant in front, since an instance may serve several. */
export function correlationOf(tenant: string, key: string): string {
  return `${tenant}/${key}`;
}

/** The key of an incident that this tenant opened, else nothing. */
export function keyOf(tenant: string, incident: Incident): string | undefined {
  const prefix = correlationOf(tenant, '');
  return incident.correlationId.startsWith(prefix) ? incident.correlationId.slice(prefix.length) : undefined;
}

/** A text of the input; validated before. */
export function textOf(input: JsonObject, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

/** Where to find a ticket. */
export interface TicketSearch {
  readonly tenant: string;
  readonly input: JsonObject;
  readonly signal: AbortSignal;
}

/**
 * The ticket that an input names.
 *
 * @throws {UpstreamError} `not-found`
 */
export async function findTicket(serviceNow: ServiceNow, { tenant, input, signal }: TicketSearch): Promise<Incident> {
  const key = textOf(input, 'key');
  const number = textOf(input, 'number') ?? '';
  const found =
    key === undefined
      ? await serviceNow.findByNumber(number, signal)
      : await serviceNow.findByCorrelation(correlationOf(tenant, key), signal);
  if (found !== null) return found;
  throw new UpstreamError(
    'not-found',
    `Cannot find the ticket: ServiceNow has none ${key === undefined ? `with the number "${number}"` : `under the key "${key}"`}`,
  );
}
