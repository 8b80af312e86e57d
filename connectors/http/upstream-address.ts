import { UpstreamError } from '../upstream-error.ts';
import { isLiteralOutOfReach, isLoopbackHost } from './guard-address.ts';
import type { AddressReach } from './guard-address.ts';
import type { HttpClientSettings } from './http-settings.ts';
import { redact } from './redact.ts';

/**
 * The address of an upstream, checked.
 *
 * @throws {UpstreamError} `not-configured` if it is neither https nor http on loopback, or a literal out of reach.
 */
export function readBase(settings: HttpClientSettings): URL {
  const url = URL.canParse(settings.base) ? new URL(settings.base) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (url === undefined || !safe || url.username !== '' || url.password !== '') {
    throw new UpstreamError(
      'not-configured',
      `Cannot reach ${settings.upstream} because its address must be https, or http on loopback, without a user in it: found "${redact(settings.base, settings.secrets ?? [])}"`,
    );
  }
  if (isLiteralOutOfReach(url, reachOf(settings, url))) {
    throw new UpstreamError(
      'not-configured',
      `Cannot reach ${settings.upstream} because its address may not be on this network: found "${url.hostname.replace(/^\[|\]$/g, '')}"`,
    );
  }
  return url;
}

/** Which addresses the name of the upstream may have. */
export function reachOf(settings: HttpClientSettings, base: URL): AddressReach {
  return isLoopbackHost(base.hostname) ? 'loopback' : settings.reach;
}

/**
 * The URL of a path below the base, or of a whole address on its origin.
 *
 * @throws {UpstreamError} `rejected` for another origin.
 */
export function resolveWithin(settings: HttpClientSettings, base: URL, purpose: string, path: string): URL {
  const absolute = URL.canParse(path);
  const url = new URL(absolute ? path : `${base.href.replace(/\/$/, '')}/${path.replace(/^\//, '')}`);
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') {
    throw new UpstreamError(
      'rejected',
      `Cannot ${purpose} because ${settings.upstream} lies at "${base.origin}": the address to follow leads to "${redact(url.origin, settings.secrets ?? [])}"`,
    );
  }
  return url;
}
