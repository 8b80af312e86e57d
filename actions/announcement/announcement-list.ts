import type { Action } from '../action.ts';
import { GRAPH_ANNOUNCEMENTS } from '../api-limits.ts';
import { numberOf, textsOf } from '../input-values.ts';
import { limitTo, listing } from '../listing.ts';

/**
 * Lists what the Message center announces.
 *
 * @see Microsoft Graph «List serviceAnnouncement messages»
 */
export const announcementList: Action = {
  name: 'announcement.list',
  version: 1,
  summary: 'Lists the announcements of the Message center that are new or changed, the newest first',
  input: {
    type: 'object',
    properties: {
      since_days: { type: 'integer', minimum: 1, maximum: 90, description: 'Changed in the last so many days' },
      services: {
        type: 'array',
        items: { type: 'string', minLength: 1, maxLength: 100 },
        maxItems: 50,
        description: 'Only about one of these services; without it about all',
      },
      limit: limitTo(100, 'Announcements'),
    },
    required: ['since_days', 'limit'],
    additionalProperties: false,
  },
  output: listing('messages', {
    id: { type: 'string', description: 'As MC1234567' },
    title: { type: 'string' },
    category: { type: 'string', enum: ['preventOrFixIssue', 'planForChange', 'stayInformed'] },
    severity: { type: 'string', enum: ['normal', 'high', 'critical'] },
    is_major_change: { type: 'boolean' },
    action_required_by: { type: 'string', description: 'A moment; empty where nothing has to be done' },
    services: { type: 'array', items: { type: 'string' } },
  }),
  example: {
    input: { since_days: 7, limit: 50 },
    output: {
      messages: [
        {
          id: 'MC1000001',
          title: 'New permissions for the incident queue',
          category: 'planForChange',
          severity: 'normal',
          is_major_change: true,
          action_required_by: '2026-04-01T00:00:00Z',
          services: ['Microsoft Defender XDR'],
        },
        {
          id: 'MC1000002',
          title: 'The device page has a new tab',
          category: 'stayInformed',
          severity: 'normal',
          is_major_change: false,
          action_required_by: '',
          services: ['Microsoft Defender XDR'],
        },
      ],
    },
  },
  impact: 'read',
  quick: false,
  repeat: 'safe',
  targets: [],
  needs: { connection: 'graph', permissions: ['ServiceMessage.Read.All'] },
  limits: GRAPH_ANNOUNCEMENTS,
  run: async (context, input) => {
    const since = context.now() - numberOf(input, 'since_days') * 86_400_000;
    const services = textsOf(input, 'services');
    const announcements = await context.graph().announcements.list(since, context.signal);
    const wanted = announcements.filter(
      (one) => services.length === 0 || services.some((name) => one.services.includes(name)),
    );
    const messages = wanted.slice(0, numberOf(input, 'limit')).map((one) => ({
      id: one.id,
      title: one.title,
      category: one.category,
      severity: one.severity,
      is_major_change: one.isMajorChange,
      action_required_by: one.actionRequiredBy ?? '',
      services: one.services,
    }));
    return { messages };
  },
};
