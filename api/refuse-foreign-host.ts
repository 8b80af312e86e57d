import type { FastifyRequest } from 'fastify';
import { ApiError } from './api-error.ts';
import type { ApiDependencies } from './call.ts';
import { hostOf, isLoopback } from './is-loopback.ts';

/**
 * While people may sign in without proof, only this machine may ask, under a name that means this machine: a web page
 * whose name was made to point here (DNS rebinding), or one that posts from elsewhere, is refused.
 */
export function refuseForeignHost(api: Pick<ApiDependencies, 'isLocalTrial'>, request: FastifyRequest): void {
  if (!api.isLocalTrial) return;
  const host = hostOf(request.host);
  if (host === undefined || !isLoopback(host) || !isLoopback(request.ip)) {
    throw new ApiError(421, 'foreign-host', 'Cannot answer because a local trial serves this machine alone', {
      hint: 'Call it as 127.0.0.1 or localhost',
    });
  }
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new ApiError(403, 'foreign-origin', 'Cannot answer because web pages of other origins may not call');
  }
}
