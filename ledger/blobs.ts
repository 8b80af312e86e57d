import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { invariant } from '../contracts/invariant.ts';
import type { Sha256 } from '../contracts/json.ts';

/** Keeps bytes under their SHA-256 in a folder; keeping them again changes nothing. Atomic: never half a blob. */
export async function putBlob(folder: string, bytes: Uint8Array): Promise<Sha256> {
  const sha256 = hashOf(bytes);
  const file = fileOf(folder, sha256);
  if ((await readChecked(file, sha256)) === 'sound') return sha256;
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}.draft`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  return sha256;
}

/** The bytes of a hash; undefined if there are none. Bytes that do not have their hash any more throw. */
export async function readBlob(folder: string, sha256: Sha256): Promise<Uint8Array | undefined> {
  invariant(/^[0-9a-f]{64}$/.test(sha256), `Cannot read a blob by something that is not a SHA-256: "${sha256}"`);
  const bytes = await readFile(fileOf(folder, sha256)).catch(absent);
  if (bytes === undefined) return undefined;
  invariant(hashOf(bytes) === sha256, `Cannot use the blob "${sha256}": its bytes have changed on disk`);
  return bytes;
}

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex');
}

/** 256 folders, so that none grows too long. */
function fileOf(folder: string, sha256: Sha256): string {
  return path.join(folder, sha256.slice(0, 2), sha256);
}

/** A damaged blob is written anew. */
async function readChecked(file: string, sha256: Sha256): Promise<'sound' | 'absent or damaged'> {
  const bytes = await readFile(file).catch(absent);
  return bytes !== undefined && hashOf(bytes) === sha256 ? 'sound' : 'absent or damaged';
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
