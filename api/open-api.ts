import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** What OpenAPI says beside the routes; those come from the table. */
export const openApiDocument: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Watchbill',
      version: '1',
      description: 'The only door to Watchbill: runs, decisions, playbooks and schedules',
    },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  },
};
