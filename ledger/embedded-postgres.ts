import { InvariantViolation } from '../contracts/invariant.ts';

/** A PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** `postgresql://` with user and password; other processes may connect by it. Never log it. */
  readonly url: string;
  readonly port: number;
  /** Stops the server; connections are cut, transactions under way roll back. */
  stop(): Promise<void>;
}

/** Where the server keeps its data and listens. */
export interface EmbeddedPostgresOptions {
  /** Created if absent. Under root, every folder above it must be open to other users. */
  readonly dataFolder: string;
  /** On 127.0.0.1. @default a free one */
  readonly port?: number;
}

/**
 * Starts the PostgreSQL that comes from npm; initialises the folder the first time.
 *
 * @throws {EmbeddedPostgresFailure} with one sentence for people: folder in use, port in use, binaries missing.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  throw new InvariantViolation(options.dataFolder);
}
