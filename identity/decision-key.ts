import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { KeyFileError, readOrMakeKeyFile } from './key-file.ts';

/** The Ed25519 pair of the sign-in: the API signs, activities only check. */
export interface DecisionKeys {
  readonly signing: KeyObject;
  readonly verifying: KeyObject;
}

/**
 * Loads the key pair that decisions are signed with, made at the first start in `<data>/decision.key`.
 *
 * @throws {KeyFileError} when others may read the file or it is not an Ed25519 key in PEM.
 */
export async function loadDecisionKeys(dataFolder: string): Promise<DecisionKeys> {
  const file = join(dataFolder, 'decision.key');
  const signing = parseKey(file, await readOrMakeKeyFile(file, newKey));
  return { signing, verifying: createPublicKey(signing) };
}

function newKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function parseKey(file: string, pem: string): KeyObject {
  const key = readPem(file, pem);
  if (key.asymmetricKeyType !== 'ed25519') throw notOurs(file, `it holds a key of type "${key.asymmetricKeyType}"`);
  return key;
}

function readPem(file: string, pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw notOurs(file, 'it cannot be read as PEM', cause);
  }
}

function notOurs(file: string, found: string, cause?: unknown): KeyFileError {
  return new KeyFileError(
    `Cannot use key file "${file}" because decisions are signed with Ed25519: ${found}. Restore it from a backup`,
    { cause },
  );
}
