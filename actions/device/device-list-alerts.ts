import type { Action } from '../action.ts';
import { DEFENDER_ENDPOINT } from '../api-limits.ts';
import { limitTo, listing } from '../listing.ts';
import { DEVICE_ID, textOf, wholeOf } from './device-of.ts';

const TITLE_MAX = 300;

/**
 * Lists the alerts about one device.
 *
 * @see Defender for Endpoint «Get machine related alerts»
 */
export const deviceListAlerts: Action = {
  name: 'device.list_alerts',
  version: 1,
  summary: 'Lists the alerts about a device, the newest first',
  input: {
    type: 'object',
    properties: { device: DEVICE_ID, limit: limitTo(100, 'Alerts') },
    required: ['device', 'limit'],
    additionalProperties: false,
  },
  output: listing('alerts', {
    id: { type: 'string' },
    title: { type: 'string', description: 'Cut at 300 characters' },
    severity: { type: 'string', description: '`Informational`, `Low`, `Medium` or `High`' },
    status: { type: 'string', description: '`New`, `InProgress` or `Resolved`' },
    category: { type: 'string' },
    incident_id: { type: 'string', description: 'Empty if it is in none' },
    created_at: { type: 'string', format: 'date-time' },
  }),
  example: {
    input: { device: '1e5bc9d7e413ddd7902c2932e418702b84d0cc07', limit: 20 },
    output: {
      alerts: [
        {
          id: 'da637472900382838869_1364969609',
          title: 'Suspicious execution of a script',
          severity: 'High',
          status: 'New',
          category: 'Execution',
          incident_id: '1126093',
          created_at: '2026-02-20T17:20:00Z',
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'defender-endpoint', permissions: ['Alert.Read.All', 'Machine.Read.All'] },
  limits: DEFENDER_ENDPOINT,
  run: async (context, input) => {
    const device = textOf(input, 'device').toLowerCase();
    const found = await context.defenderEndpoint().listMachineAlerts(device, context.signal);
    const newest = [...found].sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
    return {
      alerts: newest.slice(0, wholeOf(input, 'limit')).map((alert) => ({
        id: alert.id,
        title: alert.title.slice(0, TITLE_MAX),
        severity: alert.severity,
        status: alert.status,
        category: alert.category,
        incident_id: alert.incidentId,
        created_at: alert.createdAt,
      })),
    };
  },
};
