import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { built } from '../built.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What a command came to. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Somebody's terminal: where the server is, and the folder of their configuration. */
export interface Terminal {
  readonly url: string;
  readonly folder: string;
}

/** Runs the program as a terminal does. */
export function watchbillIn({ url, folder }: Terminal, args: readonly string[]): Promise<Ran> {
  const env = { ...process.env, WATCHBILL_URL: url, XDG_CONFIG_HOME: folder };
  return new Promise((settle) => {
    execFile(process.execPath, [built('cli/main.js'), ...args], { cwd: ROOT, env }, (failure, out, err) =>
      settle({ code: typeof failure?.code === 'number' ? failure.code : 0, out, err }),
    );
  });
}

/** Runs a command that has to succeed; what it printed. */
export async function fineIn(terminal: Terminal, args: readonly string[]): Promise<string> {
  const { code, out, err } = await watchbillIn(terminal, args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}
