import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SentCall } from '../identity/webhook-proof.ts';
import type { Caller } from '../identity/tokens.ts';
import { authenticated } from './authenticate.ts';
import { authorise, type Scope } from './authorise.ts';
import type { ApiDependencies, Call, Handler } from './call.ts';
import type { Route, RouteId } from './contract.ts';
import { HANDLERS } from './handlers.ts';

type Members = Readonly<Record<string, unknown>>;

/** The one way from a request whose caller is known to its handler: may they, then the handler, then one line of log. */
export function routeHandler<Id extends RouteId>(
  api: ApiDependencies,
  id: Id,
  route: Route,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  // The table and the types of the handlers come from the same const; fastify's own types cannot carry that.
  const handler = HANDLERS[id] as Handler<Id>;
  return async (request, reply) => {
    const startedAt = api.now();
    const call = await callOf(api, route, request);
    const answer = await handler(api, call as unknown as Call<Id>);
    const status = Number(answer.status);
    const person = 'caller' in call ? call.caller?.person : undefined;
    request.log.info({
      route: id,
      person,
      tenant: call.tenant,
      run: call.run?.runId,
      status,
      ms: api.now() - startedAt,
    });
    if (answer.headers !== undefined) reply.headers(answer.headers);
    return reply.status(status).send(id === 'getOpenApi' ? request.server.swagger() : answer.body);
  };
}

/** A call before its route's types are known. */
interface AnyCall extends Scope {
  readonly params: Members;
  readonly query: Members;
  readonly body: Members;
  readonly caller?: Caller;
  readonly token?: string;
  readonly sent?: SentCall;
}

async function callOf(api: ApiDependencies, route: Route, request: FastifyRequest): Promise<AnyCall> {
  const members = {
    params: (request.params ?? {}) as Members,
    query: (request.query ?? {}) as Members,
    body: (request.body ?? {}) as Members,
  };
  if (route.permission === 'webhook-secret') return { ...members, body: {}, sent: sentBy(request) };
  const who = authenticated(request);
  return who === undefined
    ? members
    : { ...members, ...who, ...(await authorise(api, route, { ...members, caller: who.caller })) };
}

function sentBy({ headers, body }: FastifyRequest): SentCall {
  const one = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join() : value;
  };
  return {
    timestamp: one('x-watchbill-timestamp'),
    signature: one('x-watchbill-signature'),
    authorization: one('authorization'),
    idempotencyKey: one('idempotency-key'),
    raw: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}
