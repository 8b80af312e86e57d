import type { ExitCode } from './exit-codes.ts';
import type { Terminal } from './output/terminal.ts';

/** What commands have of the process around them. */
export interface Cli {
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths are in. */
  readonly folder: string;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Makes the program end with this code; without it the code is 0. */
  endWith(code: ExitCode): void;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly json?: true;
}
