import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { ApiDependencies } from './call.ts';
import { ROUTES, type Route, type RouteId } from './contract.ts';
import { authenticate } from './authenticate.ts';
import { answerError, answerNotFound } from './answer-error.ts';
import { openApiDocument } from './open-api.ts';
import { refuseForeignHost } from './refuse-foreign-host.ts';
import { routeHandler } from './route-handler.ts';
import { routeSchema } from './route-schema.ts';
import { validateRequest } from './validate-request.ts';

/** Bytes of a request's body at most. */
export const BODY_BYTES_MAX = 256 * 1024;

const PARAM_CHARACTERS_MAX = 1_600;
const REQUEST_TIMEOUT_MS = 60_000;

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** What a server can be told besides what its handlers reach. */
export interface ServerOptions {
  readonly logger?: FastifyBaseLogger;
  /** Calls a minute of one credential or address. @default 600 */
  readonly callsPerMinute?: number;
}

/** The server with every route of the table, not yet listening. */
export async function buildServer(api: ApiDependencies, options: ServerOptions = {}): Promise<FastifyInstance> {
  const server = fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // One line a call is enough; the route's handler writes it.
    logController: new LogController({ disableRequestLogging: true }),
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAM_CHARACTERS_MAX },
  });
  server.removeContentTypeParser('text/plain');
  server.setValidatorCompiler(validateRequest);
  server.addHook('onRequest', async (request) => refuseForeignHost(api, request));
  server.addHook('onSend', async (_request, reply) => {
    reply.headers(HEADERS);
  });
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(answerNotFound);
  await server.register(rateLimit, { max: options.callsPerMinute ?? 600, timeWindow: 60_000, keyGenerator: whoCalls });
  await server.register(swagger, openApiDocument);
  await server.register(async (scope) => registerRoutes(scope, api, (route) => !isRaw(route)));
  await server.register(async (scope) => {
    takeRawJson(scope);
    registerRoutes(scope, api, isRaw);
  });
  return server;
}

// A type provider or `server.route` per handler would repeat the table: every route goes through this loop.
function registerRoutes(server: FastifyInstance, api: ApiDependencies, isHere: (route: Route) => boolean): void {
  for (const [id, route] of Object.entries(ROUTES) as readonly [RouteId, Route][]) {
    if (!isHere(route)) continue;
    server.route({
      method: route.method,
      url: route.path,
      schema: routeSchema(id, route),
      ...(route.bodyBytesMax === undefined ? {} : { bodyLimit: route.bodyBytesMax }),
      // Behind the limits of calls, before the body is read.
      preParsing: async (request) => authenticate(api, route, request),
      handler: routeHandler(api, id, route),
    });
  }
}

/** Whether a route gets its body as it was sent: what is signed is signed over that. */
function isRaw({ permission }: Route): boolean {
  return permission === 'webhook-secret';
}

function takeRawJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, body: Buffer) => body,
  );
}

/**
 * A credential is limited wherever it calls from; it is kept as a hash, since limits are kept in memory. Of webhooks the
 * address counts: whoever guesses a secret shows another one each time.
 */
function whoCalls(request: FastifyRequest): string {
  const isHook = request.url.startsWith('/hooks/');
  const credential = isHook ? undefined : request.headers.authorization;
  return credential === undefined ? request.ip : createHash('sha256').update(credential).digest('hex');
}
