import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { connectTemporal } from '../../api/connect-temporal.ts';

const SETTINGS = { temporal: { address: '127.0.0.1:1', namespace: 'soc' }, blobFolder: '/nonexistent' };

test('connecting waits for the first call, so that a server that is away does not matter at the start', async () => {
  const client = connectTemporal(SETTINGS, {});
  expect(client.options.namespace).toBe('soc');
  await client.connection.close();
});

test('a profile of Temporal’s own configuration counts, the address of the settings before it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watchbill-profile-'));
  const file = join(folder, 'temporal.toml');
  await writeFile(file, '[profile.default]\naddress = "elsewhere.example:7233"\nnamespace = "other"\n');
  const client = connectTemporal(SETTINGS, { TEMPORAL_CONFIG_FILE: file });
  expect(client.options.namespace).toBe('soc');
  expect((client.connection as unknown as { options: { address: string } }).options.address).toBe('127.0.0.1:1');
  await client.connection.close();
  await rm(folder, { recursive: true });
});
