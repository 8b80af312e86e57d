import { Type } from 'typebox';
import { closed, name } from './route-parts.ts';
import { StartedView } from './views.ts';

/** The part of the table that other systems call. The table itself says what a route is. */
export const WEBHOOK_ROUTES = {
  callWebhook: {
    method: 'POST',
    path: '/hooks/:tenant/:path',
    permission: 'webhook-secret',
    tenant: 'none',
    summary: 'Starts what a webhook starts; the same call again never starts it twice',
    params: Type.Object({ tenant: name(63), path: name(63) }, closed),
    answers: { 200: StartedView, 202: StartedView },
  },
} as const;
