import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What the relay answers at a moment: a reply; or `hang up` or `silence`. */
export type RelayStep = string;

/** Replies by moment; what is left out goes well. */
export interface RelayScript {
  readonly greeting?: RelayStep;
  readonly auth?: RelayStep;
  readonly mail?: RelayStep;
  readonly recipient?: (address: string) => RelayStep;
  readonly data?: RelayStep;
  /** After the final dot. */
  readonly end?: RelayStep;
  /** What follows that answer at once, as a relay that closes does. */
  readonly afterEnd?: (socket: Socket) => void;
}

/** A relay on loopback that follows a script, and the mails that it took. */
export interface ScriptedRelay {
  readonly port: number;
  readonly mails: string[];
  readonly commands: string[];
  close(): Promise<void>;
}

/** Starts a relay. */
export async function startScriptedRelay(script: RelayScript = {}): Promise<ScriptedRelay> {
  const sockets = new Set<Socket>();
  const mails: string[] = [];
  const commands: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let data: string | undefined;
    const say = (step: RelayStep): void => {
      if (step === 'hang up') socket.destroy();
      else if (step !== 'silence') socket.write(`${step}\r\n`);
    };
    say(script.greeting ?? '220 relay.example ready');
    socket.on('data', (chunk: Buffer) => {
      if (data !== undefined) {
        data += chunk.toString('utf8');
        if (!data.endsWith('\r\n.\r\n')) return;
        mails.push(data);
        data = undefined;
        say(script.end ?? '250 2.0.0 queued');
        script.afterEnd?.(socket);
        return;
      }
      for (const line of chunk
        .toString('utf8')
        .split('\r\n')
        .filter((part) => part !== '')) {
        commands.push(line);
        const step = reply(script, line);
        if (line === 'DATA' && step.startsWith('354')) data = '';
        say(step);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails,
    commands,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function reply(script: RelayScript, line: string): RelayStep {
  if (line.startsWith('EHLO'))
    return script.auth === undefined ? '250 relay.example' : '250-relay.example\r\n250 AUTH PLAIN';
  if (line.startsWith('AUTH')) return script.auth ?? '235 ok';
  if (line.startsWith('MAIL')) return script.mail ?? '250 ok';
  if (line.startsWith('RCPT')) return script.recipient?.(line.slice(9, -1)) ?? '250 ok';
  if (line === 'DATA') return script.data ?? '354 go ahead';
  return '250 ok';
}
