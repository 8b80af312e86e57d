import type { Action } from '../action.ts';
import { levelsOf, SEVERITY } from './severity.ts';
import { findTicket, ONE_NAME, textOf, TICKET_NAME } from './ticket-of.ts';

const STATES: Readonly<Record<string, string>> = {
  new: '1',
  in_progress: '2',
  on_hold: '3',
  resolved: '6',
  closed: '7',
  cancelled: '8',
};

/** Changes fields of a ticket. */
export const ticketUpdate: Action = {
  name: 'ticket.update',
  version: 1,
  summary: 'Changes state, severity, team or texts of a ticket; what is not named stays',
  input: {
    type: 'object',
    properties: {
      ...TICKET_NAME,
      state: { type: 'string', enum: Object.keys(STATES), description: 'New state' },
      severity: SEVERITY,
      team: { type: 'string', minLength: 1, maxLength: 80, description: 'Name of the assignment group' },
      title: { type: 'string', minLength: 1, maxLength: 1_000 },
      description: { type: 'string', maxLength: 20_000 },
      close_code: { type: 'string', maxLength: 100, description: 'Most instances need it to resolve or close' },
      close_notes: { type: 'string', maxLength: 20_000, description: 'Most instances need it to resolve or close' },
    },
    ...ONE_NAME,
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { number: { type: 'string' }, sys_id: { type: 'string' }, url: { type: 'string' } },
    required: ['number', 'sys_id', 'url'],
    additionalProperties: false,
  },
  example: {
    input: { number: 'INC0010001', state: 'in_progress' },
    output: {
      number: 'INC0010001',
      sys_id: '9d385017c611228701d22104cc95c371',
      url: 'https://example.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D9d385017c611228701d22104cc95c371',
    },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['key', 'number'],
  undo: { none: 'the step that changed it knows what it was before, and can write that back' },
  needs: { connection: 'servicenow', permissions: ['incident: read, write', 'sys_user_group: read'] },
  run: async (context, input) => {
    const serviceNow = context.serviceNow();
    const ticket = await findTicket(serviceNow, { tenant: context.tenant, input, signal: context.signal });
    const state = STATES[textOf(input, 'state') ?? ''];
    const severity = textOf(input, 'severity');
    const changes = {
      ...(state === undefined ? {} : { state }),
      ...(severity === undefined ? {} : levelsOf(severity)),
      ...given('team', textOf(input, 'team')),
      ...given('title', textOf(input, 'title')),
      ...given('description', textOf(input, 'description')),
      ...given('closeCode', textOf(input, 'close_code')),
      ...given('closeNotes', textOf(input, 'close_notes')),
    };
    const { number, sysId, url } = await serviceNow.updateIncident(ticket.sysId, changes, context.signal);
    return { number, sys_id: sysId, url };
  },
};

function given(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined ? {} : { [name]: value };
}
