import type { IncomingMessage } from 'node:http';
import { bearerOf, readAccessToken } from '../login/access-token.ts';
import type { World } from '../world.ts';
import type { Exchange } from './exchange.ts';

const TOKEN_PATHS = /^\/[^/]+\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/|discovery\/)/;

/**
 * Finds the service by the first part of the path: /login, /management, /graph, /defender-endpoint,
 * /servicenow/<tenant>, /control. Token endpoints also answer at the root, for clients whose authority cannot have a path.
 */
export function routeRequest(world: World, request: IncomingMessage, body: string): Exchange | undefined {
  const url = urlOf(request);
  if (url === undefined) return undefined;
  const common = { method: request.method ?? 'GET', query: url.searchParams, headers: request.headers, body };
  const path = decode(url.pathname);
  const [, first = '', second = ''] = path.split('/');
  const below = path.slice(first.length + 1);
  if (first === 'login') return { ...common, service: 'login', path: below, tenant: tenantIn(world, below) };
  if (first === 'management') return { ...common, service: 'management', path: below, tenant: tenantIn(world, below) };
  if (first === 'graph' || first === 'defender-endpoint') {
    return { ...common, service: first, path: below, tenant: tenantOfBearer(world, request) };
  }
  if (first === 'control') return { ...common, service: 'control', path: below, tenant: '' };
  if (first === 'servicenow') {
    const tenant = world.tenants.get(second)?.name ?? '';
    return { ...common, service: 'servicenow', path: below.slice(second.length + 1), tenant };
  }
  if (TOKEN_PATHS.test(path)) return { ...common, service: 'login', path, tenant: tenantIn(world, path) };
  return undefined;
}

function urlOf(request: IncomingMessage): URL | undefined {
  try {
    return new URL(request.url ?? '/', 'http://127.0.0.1');
  } catch {
    // Not a URL at all: no service of ours has it.
    return undefined;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: leave the path as it came.
    return path;
  }
}

/** These services have no tenant in the path: a token says whose data is asked for. */
function tenantOfBearer(world: World, request: IncomingMessage): string {
  const claims = readAccessToken(bearerOf(request.headers.authorization));
  return claims === undefined ? '' : (world.tenantByGuid(claims.tid)?.name ?? '');
}

function tenantIn(world: World, path: string): string {
  const guids = path.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi) ?? [];
  const tenant = guids.map((guid) => world.tenantByGuid(guid)).find((found) => found !== undefined);
  return tenant?.name ?? '';
}
