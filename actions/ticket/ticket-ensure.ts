import type { Action } from '../action.ts';
import { levelsOf, SEVERITY } from './severity.ts';
import { correlationOf, textOf, TICKET_NAME } from './ticket-of.ts';

/** Opens a ticket under a key, or finds the one that is there. */
export const ticketEnsure: Action = {
  name: 'ticket.ensure',
  version: 1,
  summary: 'Opens a ticket under a key; if there is one under it already, that is the ticket',
  input: {
    type: 'object',
    properties: {
      key: TICKET_NAME['key'] ?? {},
      title: { type: 'string', minLength: 1, maxLength: 1_000, description: 'One line; cut at 160 characters' },
      description: { type: 'string', maxLength: 20_000, description: 'Cut at 4,000 characters' },
      severity: SEVERITY,
      team: { type: 'string', minLength: 1, maxLength: 80, description: 'Name of the assignment group' },
    },
    required: ['key', 'title', 'severity'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      key: { type: 'string' },
      number: { type: 'string', description: 'As people name it' },
      sys_id: { type: 'string' },
      url: { type: 'string', description: 'For a browser' },
      created: { type: 'boolean', description: 'False when the ticket was there already' },
      duplicates: {
        type: 'array',
        items: { type: 'string' },
        description: 'Numbers of younger tickets under the same key',
      },
    },
    required: ['key', 'number', 'sys_id', 'url', 'created', 'duplicates'],
    additionalProperties: false,
  },
  example: {
    input: { key: 'phishing/42', title: 'Phishing: invoice', severity: 'high', team: 'monitoring' },
    output: {
      key: 'phishing/42',
      number: 'INC0010001',
      sys_id: '9d385017c611228701d22104cc95c371',
      url: 'https://example.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D9d385017c611228701d22104cc95c371',
      created: true,
      duplicates: [],
    },
  },
  impact: 'write',
  quick: false,
  repeat: 'idempotent',
  targets: ['key'],
  undo: { none: 'a ticket is closed and not taken back, with `ticket.update`' },
  needs: { connection: 'servicenow', permissions: ['incident: read, create', 'sys_user_group: read'] },
  run: async (context, input) => {
    const key = textOf(input, 'key') ?? '';
    const description = textOf(input, 'description');
    const team = textOf(input, 'team');
    const draft = {
      title: textOf(input, 'title') ?? '',
      ...levelsOf(textOf(input, 'severity') ?? ''),
      ...(description === undefined ? {} : { description }),
      ...(team === undefined ? {} : { team }),
    };
    const made = await context.serviceNow().createIncident(correlationOf(context.tenant, key), draft, context.signal);
    const { number, sysId, url } = made.incident;
    return { key, number, sys_id: sysId, url, created: made.created, duplicates: [...made.duplicates] };
  },
};
