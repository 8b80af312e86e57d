import { isIP } from 'node:net';

/** Whether a host name or address means this machine alone. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/** Host of a URL or of `host:port`; undefined where there is none, as in a socket's path. */
export function hostOf(address: string): string | undefined {
  const url = URL.canParse(address) && address.includes('://') ? address : `tcp://${address}`;
  if (!URL.canParse(url)) return undefined;
  const host = new URL(url).hostname;
  return host === '' ? undefined : host;
}
