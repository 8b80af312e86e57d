import { isLoopbackHost } from '../http/guard-address.ts';
import { UpstreamError } from '../upstream-error.ts';

/** An address of a flow in its parts. */
export interface FlowAddress {
  readonly base: string;
  /** Path and query: who knows them may post. */
  readonly path: string;
  /** Texts that must not appear in a message. */
  readonly secrets: readonly string[];
}

/** Hosts that flows lie on: other addresses would get whatever a card says. */
const HOSTS = ['.logic.azure.com', '.environment.api.powerplatform.com'];
const RETIRED = /\.webhook\.office\.com$|^outlook\.office(365)?\.com$/;

/**
 * Reads the address of a flow.
 *
 * @throws {UpstreamError} `not-configured` if it is none of a Workflows flow; names the host at most, never the rest.
 */
export function readFlowAddress(channel: string, text: string): FlowAddress {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined) throw refused(channel, 'something else. Copy the address from the flow');
  if (url.username !== '' || url.password !== '')
    throw refused(channel, 'one with a user in it. Copy it from the flow');
  if (RETIRED.test(url.hostname)) {
    throw refused(
      channel,
      'one of an Office 365 connector, which are retired. Make a flow with "Workflows" in the channel',
    );
  }
  const isFlow = url.protocol === 'https:' && HOSTS.some((host) => url.hostname.endsWith(host));
  if (!isFlow && !isLoopbackHost(url.hostname)) {
    throw refused(
      channel,
      `one at "${url.protocol}//${url.hostname}". Flows lie at ${HOSTS.map((host) => `"*${host}"`).join(' or ')}`,
    );
  }
  const path = `${url.pathname}${url.search}`;
  return { base: url.origin, path, secrets: [path, url.searchParams.get('sig') ?? ''] };
}

function refused(channel: string, found: string): UpstreamError {
  return new UpstreamError(
    'not-configured',
    `Cannot post into channel "${channel}" because its address must be the one of a Workflows flow: found ${found}`,
  );
}
