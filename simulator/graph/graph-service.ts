import { settleMachineActions } from '../estate/machine-actions.ts';
import { settleRemediations } from '../estate/mail-remediations.ts';
import { bearerOf, readAccessToken } from '../login/access-token.ts';
import type { TokenClaims } from '../login/access-token.ts';
import { audiencesOf } from '../login/resources.ts';
import { grantsOf } from '../login/tenant-grants.ts';
import { findRoute, readJsonBody } from '../server/api-route.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer, Exchange, Handler } from '../server/exchange.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { World } from '../world.ts';
import { throttle } from './graph-budgets.ts';
import { badRequest, graphError, requestHeaders } from './graph-error.ts';
import type { GraphRefusal } from './graph-error.ts';

const VERSION = '/v1.0';

/** Microsoft Graph: the tenant is that of the token, the permissions are those in it. */
export function graphService(world: World, routes: readonly ApiRoute[]): Handler {
  return (exchange) => {
    const answered = answer(world, routes, exchange);
    if ('code' in answered) return graphError(exchange, world.now(), answered);
    return { ...answered, headers: { ...requestHeaders(exchange), ...answered.headers } };
  };
}

function answer(world: World, routes: readonly ApiRoute[], exchange: Exchange): Answer | GraphRefusal {
  const admitted = admit(world, exchange);
  if ('code' in admitted) return admitted;
  if (!exchange.path.startsWith(`${VERSION}/`)) return segmentUnknown(exchange.path);
  const found = findRoute(routes, exchange.method, exchange.path.slice(VERSION.length));
  if ('isMethodWrong' in found) return found.isMethodWrong ? METHOD_WRONG : segmentUnknown(exchange.path);
  const { route, ids } = found;
  const lacking = refuseUngranted(world, admitted, route);
  if (lacking !== undefined) return lacking;
  const throttled = throttle(world, { tenant: admitted.tenant, route });
  if (throttled !== undefined) return throttled;
  const body = readJsonBody(exchange.body);
  if (body === undefined)
    return badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  settleMachineActions(world, world.estates.of(admitted.tenant));
  settleRemediations(world, world.estates.of(admitted.tenant));
  const call: ApiCall = { world, ...admitted, exchange, ids, body };
  return route.run(call);
}

interface Admitted {
  readonly tenant: SimulatedTenant;
  readonly claims: TokenClaims;
}

function admit(world: World, exchange: Exchange): Admitted | GraphRefusal {
  const bearer = bearerOf(exchange.headers.authorization);
  if (bearer === '') return tokenWrong('Access token is empty.');
  const claims = readAccessToken(bearer);
  if (claims === undefined) return tokenWrong('CompactToken parsing failed with error code: 80049217');
  if (!audiencesOf('graph').includes(claims.aud))
    return tokenWrong('Access token validation failure. Invalid audience.');
  if (claims.exp * 1_000 <= world.now()) return tokenWrong('Lifetime validation failed, the token is expired.');
  const tenant = world.tenantByGuid(claims.tid);
  return tenant === undefined
    ? tokenWrong('The identity of the calling application could not be established.')
    : { tenant, claims };
}

function tokenWrong(message: string): GraphRefusal {
  return { status: 401, code: 'InvalidAuthenticationToken', message };
}

const METHOD_WRONG: GraphRefusal = {
  status: 405,
  code: 'Request_BadRequest',
  message: 'Specified HTTP method is not allowed for the request target.',
};

/** Graph has no 404 for paths: what its model does not know is a bad request. */
function segmentUnknown(path: string): GraphRefusal {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return badRequest(`Resource not found for the segment '${last}'.`);
}

function refuseUngranted(world: World, { tenant, claims }: Admitted, route: ApiRoute): GraphRefusal | undefined {
  if (!route.roles.some((role) => claims.roles.includes(role))) return roleMissing(route, claims);
  const isLacking = route.licence !== undefined && grantsOf(world, tenant.name).withoutLicences.includes(route.licence);
  return isLacking
    ? { status: 403, code: 'Forbidden', message: 'Your tenant is not licensed for this feature.' }
    : undefined;
}

/** The security resources name the permission; the directory does not. */
function roleMissing(route: ApiRoute, claims: TokenClaims): GraphRefusal {
  if (!route.path.startsWith('/security/'))
    return {
      status: 403,
      code: 'Authorization_RequestDenied',
      message: 'Insufficient privileges to complete the operation.',
    };
  const message =
    `Missing application roles. API required roles: ${route.roles.join(', ')}, ` +
    `application roles: ${claims.roles.join(', ')}.`;
  return { status: 403, code: 'Forbidden', message };
}
