import type { HttpClientOptions } from '../http/http-client.ts';

/** How the channels of a tenant are reached. */
export interface TeamsSettings {
  /**
   * Reads the address of the Workflows flow that posts into a channel. Its `sig` is all that a sender needs, so the whole of it is
   * a secret. Asked at the first post into a channel.
   *
   * @throws {UpstreamError} `not-configured` if the tenant names no such channel, or its secret is not there.
   */
  readonly addressOf: (channel: string) => string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
}
