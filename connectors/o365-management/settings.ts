import type { EntraApp } from '../auth/entra-app.ts';
import type { HttpClientOptions } from '../http/http-client.ts';

/** How the feed of one Entra tenant is reached; secrets are already read. */
export type O365ManagementSettings = EntraApp & {
  /** GUID of the company that wrote the code, sent as `PublisherIdentifier` with every call. */
  readonly publisherId: string;
  /** @default https://manage.office.com */
  readonly root?: string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
};
