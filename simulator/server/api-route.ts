import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { TokenClaims } from '../login/access-token.ts';
import type { Licence } from '../control/control-types.ts';
import type { World } from '../world.ts';
import type { Answer, Exchange } from './exchange.ts';

/** A call that was let in: whose data it concerns, and what its path and body say. */
export interface ApiCall {
  readonly world: World;
  readonly tenant: SimulatedTenant;
  readonly claims: TokenClaims;
  readonly exchange: Exchange;
  /** What stands at the places of the path that begin with a colon, in order. */
  readonly ids: readonly string[];
  /** The JSON of the body; {} if there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation of an API whose tenant is that of the token. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** `/users/:id/revokeSignInSessions`. Letter case of the fixed parts does not matter. */
  readonly path: string;
  /** Any of these application permissions suffices. */
  readonly roles: readonly string[];
  /** @default none needed */
  readonly licence?: Licence;
  /** Which budget a call is taken from. @default the service's general one */
  readonly budget?: string;
  readonly run: (call: ApiCall) => Answer;
}

/** A path that leads somewhere: the route, or only that the method is wrong. */
export type FoundRoute =
  { readonly route: ApiRoute; readonly ids: readonly string[] } | { readonly isMethodWrong: boolean };

/** Finds the route of a request. Fixed parts go before places for ids. */
export function findRoute(routes: readonly ApiRoute[], method: string, path: string): FoundRoute {
  const parts = path.split('/').filter((part) => part !== '');
  const fitting = routes
    .map((route) => ({ route, match: matchParts(route.path.split('/').slice(1), parts) }))
    .filter(({ match }) => match !== undefined);
  const found = fitting
    .filter(({ route }) => route.method === method)
    .toSorted((a, b) => (a.match?.length ?? 0) - (b.match?.length ?? 0))[0];
  return found?.match === undefined ? { isMethodWrong: fitting.length > 0 } : { route: found.route, ids: found.match };
}

/** The ids in the parts, or nothing if the pattern does not fit them. */
function matchParts(pattern: readonly string[], parts: readonly string[]): readonly string[] | undefined {
  if (pattern.length !== parts.length) return undefined;
  const ids: string[] = [];
  for (const [at, wanted] of pattern.entries()) {
    const part = parts[at] ?? '';
    if (wanted.startsWith(':')) ids.push(part);
    else if (wanted.toLowerCase() !== part.toLowerCase()) return undefined;
  }
  return ids;
}

/** The JSON object of a body: {} for none, nothing if it is not a JSON object. */
export function readJsonBody(body: string): Readonly<Record<string, unknown>> | undefined {
  if (body === '') return {};
  try {
    const parsed: unknown = JSON.parse(body);
    // Checked to be an object; its members stay unknown.
    return isObject(parsed) ? parsed : undefined;
  } catch {
    // Told to the caller as 400.
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
