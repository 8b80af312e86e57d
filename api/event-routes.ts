import { Type } from 'typebox';
import { closed, tenantQuery } from './route-parts.ts';

/** Something of a feed that was set aside. */
export const ParkedEventView = Type.Object(
  {
    id: Type.Integer({ description: 'By which people name it' }),
    tenant: Type.String(),
    source: Type.String(),
    contentType: Type.String(),
    recordId: Type.String({ description: 'Id of the record at its source, or a digest of what could not be read' }),
    reason: Type.String({ description: 'Why nobody could make use of it' }),
    parkedAt: Type.String({ format: 'date-time', description: 'When it was set aside' }),
    state: Type.Union([Type.Literal('parked'), Type.Literal('replay'), Type.Literal('replayed')], {
      description: '`replay`: it is handed over again in the next seconds',
    }),
  },
  closed,
);

/** The part of the table that is about events which were set aside. The table itself says what a route is. */
export const EVENT_ROUTES = {
  listParkedEvents: {
    method: 'GET',
    path: '/events/parked',
    permission: 'events:read',
    tenant: 'every',
    summary: 'Lists what feeds brought and nobody could make use of, newest first, without its content',
    query: tenantQuery,
    answers: { 200: Type.Object({ events: Type.Array(ParkedEventView) }, closed) },
  },
  replayEvent: {
    method: 'POST',
    path: '/events/parked/:id/replay',
    permission: 'events:replay',
    tenant: 'every',
    summary: 'Asks for an event that was set aside to be handed over again',
    params: Type.Object({ id: Type.String({ pattern: '^[0-9]{1,15}$' }) }, closed),
    answers: { 202: ParkedEventView },
  },
} as const;
