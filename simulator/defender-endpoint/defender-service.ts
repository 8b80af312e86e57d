import { bearerOf, readAccessToken } from '../login/access-token.ts';
import type { TokenClaims } from '../login/access-token.ts';
import { audiencesOf } from '../login/resources.ts';
import { findRoute, readJsonBody } from '../server/api-route.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer, Exchange, Handler } from '../server/exchange.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { World } from '../world.ts';
import { settleMachineActions } from '../estate/machine-actions.ts';
import { throttle } from './defender-budgets.ts';
import { defenderError } from './defender-error.ts';
import type { DefenderRefusal } from './defender-error.ts';

const BASE = '/api';

/** The API of Defender for Endpoint: the tenant is that of the token, the permissions are those in it. */
export function defenderService(world: World, routes: readonly ApiRoute[]): Handler {
  return (exchange) => {
    const answered = answer(world, routes, exchange);
    return 'code' in answered ? defenderError(answered) : answered;
  };
}

function answer(world: World, routes: readonly ApiRoute[], exchange: Exchange): Answer | DefenderRefusal {
  const admitted = admit(world, exchange);
  if ('code' in admitted) return admitted;
  const path = exchange.path.startsWith(`${BASE}/`) ? exchange.path.slice(BASE.length) : '';
  const found = findRoute(routes, exchange.method, path);
  if ('isMethodWrong' in found)
    return { status: 404, code: 'NotFound', message: `No HTTP resource was found that matches "${exchange.path}"` };
  const { route, ids } = found;
  if (!route.roles.some((role) => admitted.claims.roles.includes(role))) return roleMissing(route, admitted.claims);
  const throttled = throttle(world, admitted.tenant);
  if (throttled !== undefined) return throttled;
  settleMachineActions(world, world.estates.of(admitted.tenant));
  const body = readJsonBody(exchange.body);
  if (body === undefined) return { status: 400, code: 'InvalidRequestBody', message: 'Request body is incorrect' };
  const call: ApiCall = { world, ...admitted, exchange, ids, body };
  return route.run(call);
}

interface Admitted {
  readonly tenant: SimulatedTenant;
  readonly claims: TokenClaims;
}

function admit(world: World, exchange: Exchange): Admitted | DefenderRefusal {
  const claims = readAccessToken(bearerOf(exchange.headers.authorization));
  const tenant = claims === undefined ? undefined : world.tenantByGuid(claims.tid);
  const isGood =
    claims !== undefined && audiencesOf('defenderEndpoint').includes(claims.aud) && claims.exp * 1_000 > world.now();
  return isGood && tenant !== undefined ? { tenant, claims } : TOKEN_WRONG;
}

const TOKEN_WRONG: DefenderRefusal = {
  status: 401,
  code: 'Unauthorized',
  message: 'Authorization has been denied for this request.',
};

function roleMissing(route: ApiRoute, claims: TokenClaims): DefenderRefusal {
  const message =
    `Missing application roles. API required roles: ${route.roles.join(', ')}, ` +
    `application roles: ${claims.roles.join(', ')}.`;
  return { status: 403, code: 'Forbidden', message };
}
