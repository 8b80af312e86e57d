import { UpstreamError } from '../connectors/upstream-error.ts';
import { readSecret } from './read-secret.ts';
import type { SecretRef } from './tenant.ts';

/** The secret, or nothing where nothing usable is at the reference: for those who have no upstream to blame. */
export function secretIfSet(reference: SecretRef, environment: NodeJS.ProcessEnv = process.env): string | undefined {
  try {
    return readSecret(reference, environment);
  } catch (problem) {
    if (problem instanceof UpstreamError) return undefined;
    throw problem;
  }
}
