import type { FastifySchema } from 'fastify';
import type { Route, RouteId } from './contract.ts';
import { ErrorView } from './views.ts';

/** A route of the table in fastify's form, from which validation, answers and OpenAPI come. */
export function routeSchema(id: RouteId, route: Route): FastifySchema {
  const isOpen = ['public', 'local-trial', 'webhook-secret'].includes(route.permission);
  return {
    operationId: id,
    summary: route.summary,
    description: `Permission: ${route.permission}`,
    security: isOpen ? [] : [{ bearer: [] }],
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
    response: { '4xx': ErrorView, '5xx': ErrorView, ...route.answers },
  };
}
