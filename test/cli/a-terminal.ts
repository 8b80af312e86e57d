import { PassThrough } from 'node:stream';
import { runCli } from '../../cli/run-cli.ts';
import { openTerminal } from '../../cli/output/terminal.ts';

/** How one command line went. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What it printed as JSON. */
  json<Shape = Record<string, unknown>>(): Shape;
}

/** Where and for whom a command line runs. */
export interface Running {
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Somebody sits at the terminal and types these lines. */
  readonly types?: readonly string[];
  readonly sleep?: (ms: number) => Promise<void>;
  readonly now?: () => number;
}

/** Runs one command line in this process, as the program would. */
export async function run(args: readonly string[], running: Running = {}): Promise<Ran> {
  const isTTY = running.types !== undefined;
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = Object.assign(new PassThrough(), { isTTY });
  const errors = new PassThrough();
  const printed = { out: '', err: '' };
  output.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
  errors.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
  for (const line of running.types ?? []) input.write(`${line}\n`);
  const env = { NO_COLOR: '1', ...running.env };
  const code = await runCli(args, {
    terminal: openTerminal({ input, output, errors }, env),
    env,
    folder: running.folder ?? process.cwd(),
    now: running.now ?? (() => Date.now()),
    sleep: running.sleep ?? (async () => undefined),
  });
  return { code, ...printed, json: <Shape>() => JSON.parse(printed.out) as Shape };
}
