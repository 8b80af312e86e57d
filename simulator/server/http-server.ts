import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../world.ts';
import { jsonAnswer } from './exchange.ts';
import type { Exchange, Handler } from './exchange.ts';
import { routeRequest } from './route-request.ts';
import { sendAnswer } from './send-answer.ts';

const HOST = '127.0.0.1';
const BODY_BYTES_MAX = 64 * 1024 * 1024;

/** The handlers by service. */
export type Handlers = Readonly<Record<Exchange['service'], Handler>>;

/** The one HTTP server that all simulated upstreams share. */
export interface HttpServer {
  readonly port: number;
  readonly origin: string;
  stop(): Promise<void>;
}

/** Listens on loopback; 0 is a free port. */
export async function startHttpServer(world: World, handlers: Handlers, port: number): Promise<HttpServer> {
  const server = createServer((request, response) => void serve({ world, handlers, request, response }));
  await listen(server, port);
  // A listening TCP server has an AddressInfo; only pipes have a string.
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    origin: `http://${HOST}:${taken}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
}

interface Serving {
  readonly world: World;
  readonly handlers: Handlers;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(serving: Serving): Promise<void> {
  const { request, response } = serving;
  // A client that goes away in the middle is no concern of ours; without listeners it would end the process.
  response.on('error', () => response.destroy());
  const body = await readBody(request);
  if (body === undefined) {
    response.destroy();
    return;
  }
  const exchange = routeRequest(serving.world, request, body);
  if (exchange === undefined) {
    await sendAnswer({ response, effect: undefined, execute: () => jsonAnswer(404, { error: 'Not found' }) });
    return;
  }
  await answer(serving, exchange);
}

async function answer({ world, handlers, request, response }: Serving, exchange: Exchange): Promise<void> {
  const { service, tenant, method } = exchange;
  if (service === 'control') {
    await sendAnswer({ response, effect: undefined, execute: () => handlers.control(exchange) });
    return;
  }
  const path = request.url ?? '/';
  const fault = world.faults.pick({ service, tenant, method, path });
  const effect = fault?.effect;
  const bent = effect !== undefined && 'claims' in effect ? { ...exchange, claims: effect.claims } : exchange;
  const status = await sendAnswer({ response, effect, execute: () => handlers[service](bent) });
  const publisher = exchange.query.get('PublisherIdentifier') ?? '';
  world.requests.add({ service, tenant, method, path, status, publisher, fault: fault?.id ?? '' });
}

/** The body, or nothing if it was cut off or is larger than any of our clients may send. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      const buffer = Buffer.from(chunk);
      bytes += buffer.length;
      if (bytes > BODY_BYTES_MAX) return undefined;
      chunks.push(buffer);
    }
  } catch {
    // The client hung up while sending: there is nobody to answer.
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
