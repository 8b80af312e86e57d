import type { SimulatorUrls } from './control/control-types.ts';
import type { SimulatorSettings } from './simulator-settings.ts';

/** A running simulator. */
export interface Simulator {
  readonly urls: SimulatorUrls;
  readonly smtp: { readonly host: string; readonly port: number };
  /** Ends both servers and closes every connection; state stays in the folder. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the simulated upstreams on loopback: token endpoint, Management Activity API, ServiceNow, SMTP and the control API.
 *
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` if a port is taken.
 */
export type StartSimulator = (settings: SimulatorSettings) => Promise<Simulator>;
