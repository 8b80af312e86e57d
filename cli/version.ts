import { readFileSync } from 'node:fs';

/** Version of the program that runs, as its package says. Built code lies one folder deeper. */
export function version(): string {
  const path = import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json';
  // Our own file, beside the program.
  return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
}
