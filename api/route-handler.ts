import type { FastifyReply, FastifyRequest } from 'fastify';
import { invariant } from '../contracts/invariant.ts';
import { type Caller, callerOf } from '../identity/tokens.ts';
import { ApiError } from './api-error.ts';
import { authorise, type Scope } from './authorise.ts';
import type { ApiDependencies, Call, Handler } from './call.ts';
import type { Route, RouteId } from './contract.ts';
import { HANDLERS } from './handlers.ts';

type Members = Readonly<Record<string, unknown>>;

const CREDENTIAL = /^Bearer ([^\s]{1,200})$/;

/** The one way from a request to its handler: who is it, may they, then the handler, then one line of log. */
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
}

async function callOf(api: ApiDependencies, route: Route, request: FastifyRequest): Promise<AnyCall> {
  const members = {
    params: (request.params ?? {}) as Members,
    query: (request.query ?? {}) as Members,
    body: (request.body ?? {}) as Members,
  };
  if (route.permission === 'public') return members;
  if (route.permission === 'local-trial') {
    requireLocalTrial(api);
    return members;
  }
  const token = CREDENTIAL.exec(request.headers.authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : await callerOf(api.db, token, api.now());
  if (caller === undefined) throw notSignedIn();
  invariant(token !== undefined, 'A caller was found without a credential');
  return { ...members, caller, token, ...(await authorise(api, route, { ...members, caller })) };
}

function requireLocalTrial(api: ApiDependencies): void {
  if (api.isLocalTrial) return;
  throw new ApiError(403, 'not-a-local-trial', 'Cannot sign in without proof because not everything is on loopback', {
    hint: 'Sign-in by name is for trials on one machine only',
  });
}

function notSignedIn(): ApiError {
  return new ApiError(401, 'not-signed-in', 'Cannot answer because the call carries no valid credential', {
    hint: 'Sign in with: watchbill login',
  });
}
