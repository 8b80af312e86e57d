import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { invariant } from '../../contracts/invariant.ts';

/** Which way a line is silent: what the client says is lost, what it is answered is lost, or both. */
export type Silence = 'both ways' | 'to the server' | 'to the client';

/** A line between two of our processes that can be cut, as a network does it: nothing arrives, nobody is told. */
export interface TcpProxy {
  readonly port: number;
  /** Bytes stop, in both directions by default; open connections stay open and silent, new ones are taken and silent too. */
  hang(silence?: Silence): void;
  /** Every chunk arrives this much later. */
  delay(ms: number): void;
  /** As if nothing had been. Connections that hung are cut, so that both ends see it. */
  heal(): void;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port of loopback. */
export async function startTcpProxy(target: { readonly port: number }): Promise<TcpProxy> {
  let silence: Silence | undefined;
  let delayMs = 0;
  const sockets = new Set<Socket>();
  const forward = (from: Socket, to: Socket, way: Silence): void => {
    from.on('data', (chunk) => {
      if (silence === 'both ways' || silence === way) return;
      void sleep(delayMs).then(() => to.write(chunk));
    });
    from.on('error', () => to.destroy());
    from.on('close', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(target.port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    }
    forward(client, upstream, 'to the server');
    forward(upstream, client, 'to the client');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  invariant(typeof address === 'object' && address !== null, 'A listening server has an address');
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    port: address.port,
    hang: (which = 'both ways') => {
      silence = which;
    },
    delay: (ms) => {
      delayMs = ms;
    },
    heal: () => {
      if (silence !== undefined) cut();
      silence = undefined;
      delayMs = 0;
    },
    stop: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
