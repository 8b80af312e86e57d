import type { HttpClientOptions } from '../http/http-client.ts';

/** How a ServiceNow instance is reached; secrets are already read. */
export interface ServiceNowSettings {
  /** Address of the instance, as `https://example.service-now.com`; plain http on loopback only. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Table of incidents. @default incident */
  readonly table?: string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
}
