import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { KeyFileError, readOrMakeKeyFile } from './key-file.ts';

const KEY_BYTES = 32;

/**
 * The key of this deployment, from which opaque ids are derived. Made at the first start in `<data>/deployment.key`;
 * whoever loses it no longer finds open runs by their event key.
 *
 * @throws {KeyFileError} when others may read the file or it does not hold 64 hexadecimal digits.
 */
export async function loadDeploymentKey(dataFolder: string): Promise<Buffer> {
  const file = join(dataFolder, 'deployment.key');
  const text = await readOrMakeKeyFile(file, () => `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  if (!/^[0-9a-f]{64}$/.test(text.trim())) {
    throw new KeyFileError(
      `Cannot use key file "${file}" because a deployment key is 64 hexadecimal digits: it holds ${text.trim().length} characters. Restore it from a backup`,
    );
  }
  return Buffer.from(text.trim(), 'hex');
}
