import type { FastifyRequest } from 'fastify';
import { type Caller, callerOf } from '../identity/tokens.ts';
import { ApiError } from './api-error.ts';
import type { ApiDependencies } from './call.ts';
import type { Route } from './contract.ts';

/** Who calls, and the credential that says so. */
export interface Authenticated {
  readonly caller: Caller;
  readonly token: string;
}

const CREDENTIAL = /^Bearer ([^\s]{1,200})$/;

const known = new WeakMap<FastifyRequest, Authenticated>();

/**
 * Finds out who calls before anything of the call is read: whoever has no credential learns nothing about what a route
 * takes, and their body is not even parsed. Throws `not-signed-in` or `not-a-local-trial`.
 */
export async function authenticate(api: ApiDependencies, route: Route, request: FastifyRequest): Promise<void> {
  if (route.permission === 'public' || route.permission === 'webhook-secret') return;
  if (route.permission === 'local-trial') return requireLocalTrial(api);
  const token = CREDENTIAL.exec(request.headers.authorization ?? '')?.[1];
  const caller = token === undefined ? undefined : await callerOf(api.db, token, api.now());
  if (token === undefined || caller === undefined) throw notSignedIn();
  known.set(request, { caller, token });
}

/** Who was found; undefined where the route needs no credential. */
export function authenticated(request: FastifyRequest): Authenticated | undefined {
  return known.get(request);
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
