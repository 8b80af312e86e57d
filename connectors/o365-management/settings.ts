import type { HttpClientOptions } from '../http/http-client.ts';

/** How the feed of one Entra tenant is reached; secrets are already read. */
export interface O365ManagementSettings {
  /** Entra tenant, a GUID. */
  readonly entraTenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** GUID of the company that wrote the code, sent as `PublisherIdentifier` with every call. */
  readonly publisherId: string;
  /** Where tokens come from. @default https://login.microsoftonline.com */
  readonly authority?: string;
  /** @default https://manage.office.com */
  readonly root?: string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
}
