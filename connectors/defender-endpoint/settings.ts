import type { EntraApp } from '../auth/entra-app.ts';
import type { HttpClientOptions } from '../http/http-client.ts';

/** How Defender for Endpoint of one customer is reached; secrets are already read. */
export interface DefenderEndpointSettings {
  readonly app: EntraApp;
  /** Address above `/api`, as `https://api.security.microsoft.com`; plain http on loopback only. */
  readonly root: string;
  /** The service that tokens are for, as `https://api.securitycenter.microsoft.com`. */
  readonly audience: string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
}
