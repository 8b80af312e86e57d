import { createHash, randomInt } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKeptMap } from '../state/json-file.ts';
import { RETENTION_MS } from './content-window.ts';
import type { ContentWindow } from './content-window.ts';

/** Blobs kept of one tenant; the oldest go first. */
const CONTENTS_MAX = 2_000;
const SERIAL_LIMIT = 1_000_000;

/** A blob without its body, which stays on disk. */
export interface KeptContent {
  readonly tenant: string;
  readonly contentType: string;
  readonly contentId: string;
  /** Milliseconds. */
  readonly created: number;
}

/** What to keep. */
export interface NewContent {
  readonly tenant: string;
  readonly contentType: string;
  readonly created: number;
  readonly body: string;
}

/** The blobs of the feed, seven days of them. */
export interface ContentStore {
  put(content: NewContent): KeptContent;
  /** In an order that says nothing about time. */
  list(tenant: string, contentType: string, window: ContentWindow): KeptContent[];
  read(tenant: string, contentId: string): { body: string } | 'unknown' | 'expired' | 'invalid';
  clear(): void;
}

/** Opens the store below a folder. */
export function openContentStore(folder: string, now: () => number): ContentStore {
  const bodies = join(folder, 'contents');
  mkdirSync(bodies, { recursive: true });
  const index = openKeptMap<KeptContent>(join(folder, 'contents.ndjson'));
  const fileOf = (id: string): string => join(bodies, `${hashOf(id)}.json`);
  const remove = (content: KeptContent): void => {
    index.delete(content.contentId);
    rmSync(fileOf(content.contentId), { force: true });
  };
  const prune = (tenant: string): void => {
    const kept = index.values().filter((content) => content.tenant === tenant);
    const expired = kept.filter((content) => isExpired(content.created, now()));
    expired.forEach(remove);
    const excess = kept.length - expired.length - CONTENTS_MAX;
    const oldest = kept.filter((content) => !expired.includes(content)).sort((a, b) => a.created - b.created);
    oldest.slice(0, Math.max(0, excess)).forEach(remove);
  };
  return {
    put: ({ body, ...content }) => {
      const contentId = freshId(content, (id) => index.get(id) !== undefined);
      const kept: KeptContent = { ...content, contentId };
      writeFileSync(fileOf(contentId), body);
      index.set(contentId, kept);
      prune(content.tenant);
      return kept;
    },
    list: (tenant, contentType, window) =>
      index
        .values()
        .filter((content) => content.tenant === tenant && content.contentType === contentType)
        .filter((content) => content.created >= window.start && content.created < window.end)
        .map((content) => ({ content, key: sortKey(content.contentId) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ content }) => content),
    read: (tenant, contentId) => {
      const stamp = stampOf(contentId);
      if (stamp === undefined) return 'invalid';
      if (isExpired(stamp, now())) return 'expired';
      const content = index.get(contentId);
      if (content?.tenant !== tenant) return 'unknown';
      return { body: readFileSync(fileOf(contentId), 'utf8') };
    },
    clear: () => index.values().forEach(remove),
  };
}

/** Where a blob stands in a listing: by hash, so that no client can believe in an order. */
export function sortKey(contentId: string): string {
  return hashOf(contentId);
}

function isExpired(created: number, now: number): boolean {
  return created < now - RETENTION_MS;
}

function hashOf(contentId: string): string {
  return createHash('sha256').update(contentId).digest('hex').slice(0, 32);
}

/** `20171014180051748005825$20171014180051748005825$audit_general$Audit_General`: the time to the millisecond, and a serial. */
function freshId(content: Omit<NewContent, 'body'>, isTaken: (id: string) => boolean): string {
  const time = new Date(content.created).toISOString().replace(/\D/g, '');
  const name = content.contentType.replace('.', '_');
  for (;;) {
    const stamp = time + String(randomInt(SERIAL_LIMIT)).padStart(6, '0');
    const id = `${stamp}$${stamp}$${name.toLowerCase()}$${name}`;
    if (!isTaken(id)) return id;
  }
}

function stampOf(contentId: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})\d{6}\$/.exec(contentId);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction] = parts;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction}Z`);
  return Number.isNaN(time) ? undefined : time;
}
