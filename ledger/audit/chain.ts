import { createHash } from 'node:crypto';
import { canonicalJson, type Sha256 } from '../../contracts/json.ts';
import type { UtcTime } from '../../contracts/time.ts';
import { asJson } from '../as-json.ts';
import type { ChainHead } from '../schema/audit.ts';

/** What stands before the first link of a chain and before the first seal. */
export const GENESIS: Sha256 = '0'.repeat(64);

/** Name of the chain of a tenant's audit entries; no run can have it. */
export const TRAIL = '~trail';

/** Hash of a link: of the one before, its chain and the entry's canonical text. */
export function linkHash(previous: Sha256, chain: string, entry: string): Sha256 {
  return createHash('sha256').update(`${previous}\n${chain}\n${entry}`).digest('hex');
}

/** Hash of a seal: of the one before and everything that it binds. */
export function sealHash(previous: Sha256, seal: { number: number; at: UtcTime; heads: readonly ChainHead[] }): Sha256 {
  return createHash('sha256')
    .update(`${previous}\n${asJson(seal)}`)
    .digest('hex');
}

/** Canonical text of a run's record, from the event's text as it is stored. */
export function recordText(record: { seq: number; at: UtcTime; event: string }): string {
  return `{"at":${canonicalJson(record.at)},"event":${record.event},"seq":${record.seq}}`;
}

/** Canonical text of an audit entry, from the body's text as it is stored. */
export function entryText(entry: {
  id: number;
  at: UtcTime;
  kind: string;
  actor: string;
  subject: string;
  body: string;
}): string {
  const { body, ...rest } = entry;
  return `{"body":${body},"entry":${asJson(rest)}}`;
}
