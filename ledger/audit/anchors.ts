import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { TenantId } from '../../contracts/ids.ts';
import { canonicalJson, type Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';

// One file a tenant, one line a seal, appended and synced. It lies outside the database, so that whoever may change
// the database cannot also take back what it said; ship the folder to a place of its own for more than that.

/** A seal as the world outside the database knows it. */
export interface Anchor {
  readonly number: number;
  readonly at: UtcTime;
  readonly hash: Sha256;
}

/** Appends anchors, each on a line of its own. A line that a crash tore stays behind and is left alone. */
export async function appendAnchors(folder: string, tenant: TenantId, anchors: readonly Anchor[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = fileOf(folder, tenant);
  const lines = anchors.map(({ number, at, hash }) => `${canonicalJson({ number, at, hash })}\n`).join('');
  await appendFile(file, `${(await endsTorn(file)) ? '\n' : ''}${lines}`, { mode: 0o600 });
  const handle = await open(file, 'r');
  await handle.sync();
  await handle.close();
}

/** All anchors of a tenant, in the order of the file. */
export async function readAnchors(folder: string, tenant: TenantId): Promise<readonly Anchor[]> {
  const text = await readFile(fileOf(folder, tenant), 'utf8').catch(absent);
  return (text ?? '').split('\n').flatMap(parseAnchor);
}

const TAIL_BYTES = 4_096;

/** The number of the last anchor, 0 without one. Reads the end of the file only. */
export async function lastAnchored(folder: string, tenant: TenantId): Promise<number> {
  const tail = await readTail(fileOf(folder, tenant));
  return tail.split('\n').flatMap(parseAnchor).at(-1)?.number ?? 0;
}

async function endsTorn(file: string): Promise<boolean> {
  const tail = await readTail(file);
  return tail !== '' && !tail.endsWith('\n');
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r').catch(absent);
  if (handle === undefined) return '';
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('utf8');
  } finally {
    await handle.close();
  }
}

const ANCHOR = /^\{"at":"([^"]+)","hash":"([0-9a-f]{64})","number":(\d+)\}$/;

function parseAnchor(line: string): readonly Anchor[] {
  const [, at, hash, number] = ANCHOR.exec(line) ?? [];
  return at === undefined || hash === undefined ? [] : [{ number: Number(number), at, hash }];
}

function fileOf(folder: string, tenant: TenantId): string {
  return path.join(folder, `${tenant.replace(/[^a-z0-9-]/g, '_')}.anchors.jsonl`);
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
