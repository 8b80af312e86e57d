import { createServer, type Server } from 'node:http';
import type { State } from '@temporalio/worker';

/** What the process says about itself. */
export interface Health {
  /** The worker takes tasks. */
  readonly isReady: boolean;
  readonly state: State | 'STARTING';
  /** Tasks of runs that failed since the process began: after a deploy, a reason to take the build back. */
  readonly failedTasks: number;
}

/** Serves `/healthz` (the process answers) and `/readyz` (it takes work) on loopback. */
export async function serveHealth(port: number, health: () => Health): Promise<Server> {
  const server = createServer((request, response) => {
    const { isReady, state, failedTasks } = health();
    const isFine = request.url === '/healthz' || (request.url === '/readyz' && isReady);
    response.writeHead(isFine ? 200 : 503, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ state, failedTasks })}\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
