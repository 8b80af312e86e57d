import { utcTime } from '../../contracts/time.ts';
import type { UtcMs } from '../../contracts/time.ts';
import type { Json } from '../../contracts/json.ts';
import type { Incident } from '../../connectors/servicenow/incident.ts';
import type { Action } from '../action.ts';
import { keyOf, textOf } from './ticket-of.ts';

const HOUR_MS = 3_600_000;
const LIMIT_DEFAULT = 200;

/** Lists open tickets of a team that nobody updated for a while. */
export const ticketListStale: Action = {
  name: 'ticket.list_stale',
  version: 1,
  summary: 'Lists the open tickets of a team that nobody has updated for a number of hours, the most silent first',
  input: {
    type: 'object',
    properties: {
      team: { type: 'string', minLength: 1, maxLength: 80, description: 'Name of the assignment group' },
      older_than_hours: { type: 'number', minimum: 0, maximum: 8_760, description: 'Hours without an update' },
      limit: { type: 'integer', minimum: 1, maximum: 1_000, default: LIMIT_DEFAULT, description: 'Tickets at most' },
    },
    required: ['team', 'older_than_hours'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      tickets: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            key: { type: 'string', description: 'Only of tickets that this tenant opened under a key' },
            number: { type: 'string' },
            sys_id: { type: 'string' },
            title: { type: 'string' },
            updated_at: { type: 'string', format: 'date-time' },
            hours_silent: { type: 'integer', description: 'Full hours since the last update' },
            url: { type: 'string' },
          },
          required: ['number', 'sys_id', 'title', 'updated_at', 'hours_silent', 'url'],
          additionalProperties: false,
        },
      },
    },
    required: ['tickets'],
    additionalProperties: false,
  },
  example: {
    input: { team: 'monitoring', older_than_hours: 24 },
    output: {
      tickets: [
        {
          key: 'phishing/42',
          number: 'INC0010001',
          sys_id: '9d385017c611228701d22104cc95c371',
          title: 'Phishing: invoice',
          updated_at: '2026-11-20T08:00:00.000Z',
          hours_silent: 25,
          url: 'https://example.service-now.com/nav_to.do?uri=incident.do%3Fsys_id%3D9d385017c611228701d22104cc95c371',
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'servicenow', permissions: ['incident: read', 'sys_user_group: read'] },
  run: async (context, input) => {
    const now = context.now();
    const hours = typeof input['older_than_hours'] === 'number' ? input['older_than_hours'] : 0;
    const query = {
      team: textOf(input, 'team') ?? '',
      updatedBefore: utcTime(now - hours * HOUR_MS),
      limit: typeof input['limit'] === 'number' ? input['limit'] : LIMIT_DEFAULT,
    };
    const incidents = await context.serviceNow().listIncidents(query, context.signal);
    const tickets = [...incidents].sort(bySilence).map((incident) => staleTicket(context.tenant, incident, now));
    return { tickets };
  },
};

function bySilence(a: Incident, b: Incident): number {
  const [left, right] = [`${a.updatedAt} ${a.number}`, `${b.updatedAt} ${b.number}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function staleTicket(tenant: string, incident: Incident, now: UtcMs): Json {
  const key = keyOf(tenant, incident);
  return {
    ...(key === undefined ? {} : { key }),
    number: incident.number,
    sys_id: incident.sysId,
    title: incident.title,
    updated_at: incident.updatedAt,
    hours_silent: Math.max(0, Math.floor((now - Date.parse(incident.updatedAt)) / HOUR_MS)),
    url: incident.url,
  };
}
