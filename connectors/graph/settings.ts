import type { EntraApp } from '../auth/entra-app.ts';
import type { HttpClientOptions } from '../http/http-client.ts';

/** How Microsoft Graph is reached for one Entra tenant; secrets are already read. */
export interface GraphSettings {
  readonly app: EntraApp;
  /** Address of the cloud's Graph, as `https://graph.microsoft.com`, without a version; plain http on loopback only. */
  readonly root: string;
  /** The service that tokens are for. */
  readonly audience: string;
  /** Limits and hooks of the request policy. */
  readonly http?: HttpClientOptions;
}
