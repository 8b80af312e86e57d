import { createControlClient } from './control-client.ts';
import type { ControlClient } from './control-client.ts';
import { controlService } from './control/control-service.ts';
import type { SimulatorUrls } from './control/control-types.ts';
import { DEFENDER_ROUTES } from './defender-endpoint/defender-routes.ts';
import { defenderService } from './defender-endpoint/defender-service.ts';
import { startDemoProducer } from './demo/demo-producer.ts';
import { seedDemoTickets } from './demo/demo-tickets.ts';
import { GRAPH_ROUTES } from './graph/graph-routes.ts';
import { graphService } from './graph/graph-service.ts';
import { tokenService } from './login/token-service.ts';
import { managementService } from './management/management-service.ts';
import { startHttpServer } from './server/http-server.ts';
import { seedInstance } from './servicenow/seed-instance.ts';
import { tableService } from './servicenow/table-service.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import { startSmtpService } from './smtp/smtp-service.ts';
import { openWorld } from './world.ts';
import type { World } from './world.ts';

/** A running simulator. */
export interface Simulator {
  readonly urls: SimulatorUrls;
  readonly smtp: { readonly host: string; readonly port: number };
  /** The control API as functions, over HTTP. */
  readonly control: ControlClient;
  /** Ends both servers and closes every connection; state stays in the folder. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Starts the simulated upstreams on loopback: token endpoint, Management Activity API, Graph,
 * Defender for Endpoint, ServiceNow, SMTP and the control API.
 *
 * @throws {NodeJS.ErrnoException} `EADDRINUSE` if a port is taken.
 */
export async function startSimulator(settings: SimulatorSettings): Promise<Simulator> {
  const world = openWorld(settings);
  const handlers = {
    login: tokenService(world),
    management: managementService(world),
    graph: graphService(world, GRAPH_ROUTES),
    'defender-endpoint': defenderService(world, DEFENDER_ROUTES),
    servicenow: tableService(world),
    control: controlService(world),
    // Mail comes by its own protocol; no path leads here.
    smtp: () => ({ status: 404 }),
  };
  const http = await startHttpServer(world, handlers, settings.ports?.http ?? 0);
  world.urls = urlsOf(http.origin);
  [...world.tenants.values()].forEach((tenant) => seedInstance(world, tenant));
  if (settings.hasDemoTickets === true) seedDemoTickets(world);
  const smtp = await startMail(world, http.stop, settings.ports?.smtp ?? 0);
  const producer = startDemoProducer(world);
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    producer.stop();
    await Promise.all([http.stop(), smtp.stop()]);
    world.effects.close();
  };
  return {
    urls: world.urls,
    smtp: { host: smtp.host, port: smtp.port },
    control: createControlClient(world.urls.control),
    stop: () => (stopping ??= stop()),
  };
}

/** A taken mail port must not leave the HTTP server running. */
async function startMail(
  world: World,
  stopHttp: () => Promise<void>,
  port: number,
): ReturnType<typeof startSmtpService> {
  try {
    return await startSmtpService(world, port);
  } catch (error) {
    await stopHttp();
    throw error;
  }
}

function urlsOf(origin: string): SimulatorUrls {
  return {
    token: `${origin}/login`,
    management: `${origin}/management`,
    graph: `${origin}/graph`,
    defenderEndpoint: `${origin}/defender-endpoint`,
    servicenow: `${origin}/servicenow`,
    control: `${origin}/control`,
  };
}
