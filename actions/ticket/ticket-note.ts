import type { Action } from '../action.ts';
import { findTicket, ONE_NAME, textOf, TICKET_NAME } from './ticket-of.ts';

/** Appends to the work notes of a ticket. */
export const ticketNote: Action = {
  name: 'ticket.note',
  version: 1,
  summary: 'Appends a work note to a ticket; a repeat of the same step is recognised and adds nothing',
  input: {
    type: 'object',
    properties: {
      ...TICKET_NAME,
      text: { type: 'string', minLength: 1, maxLength: 50_000, description: 'Cut at 10,000 characters' },
    },
    required: ['text'],
    ...ONE_NAME,
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      number: { type: 'string' },
      added: { type: 'boolean', description: 'False when an earlier attempt had written the note' },
    },
    required: ['number', 'added'],
    additionalProperties: false,
  },
  example: {
    input: { key: 'phishing/42', text: 'Run r-0123456789ab: succeeded' },
    output: { number: 'INC0010001', added: true },
  },
  impact: 'write',
  quick: false,
  repeat: 'reconciled',
  targets: ['key', 'number'],
  undo: { none: 'a work note stays, as the journal of a ticket does' },
  needs: { connection: 'servicenow', permissions: ['incident: read, write', 'sys_journal_field: read'] },
  run: async (context, input) => {
    const serviceNow = context.serviceNow();
    const ticket = await findTicket(serviceNow, { tenant: context.tenant, input, signal: context.signal });
    const note = { text: textOf(input, 'text') ?? '', idempotencyKey: context.idempotencyKey };
    const { added } = await serviceNow.addWorkNote(ticket.sysId, note, context.signal);
    return { number: ticket.number, added };
  },
};
