import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailSummary, ReceivedMail } from '../control/control-types.ts';
import { openKeptMap } from '../state/json-file.ts';

/** Mails kept; the oldest go first. */
const MAILS_MAX = 2_000;

/** The mails received: summaries in memory, messages on disk. */
export interface MailStore {
  put(mail: Omit<ReceivedMail, 'id' | 'sequence'>): MailSummary;
  list(): MailSummary[];
  find(id: string): ReceivedMail | undefined;
  clear(): number;
}

/** Opens the store below a folder. */
export function openMailStore(folder: string): MailStore {
  const messages = join(folder, 'mails');
  mkdirSync(messages, { recursive: true });
  const index = openKeptMap<MailSummary>(join(folder, 'mails.ndjson'));
  let sequence = index.values().at(-1)?.sequence ?? 0;
  const fileOf = (id: string): string => join(messages, `${id}.eml`);
  const remove = ({ id }: MailSummary): void => {
    index.delete(id);
    rmSync(fileOf(id), { force: true });
  };
  return {
    put: ({ raw, ...mail }) => {
      sequence++;
      const summary: MailSummary = { id: `mail-${sequence}`, sequence, ...mail };
      writeFileSync(fileOf(summary.id), raw);
      index.set(summary.id, summary);
      const [oldest] = index.values();
      if (index.size > MAILS_MAX && oldest !== undefined) remove(oldest);
      return summary;
    },
    list: () => index.values(),
    find: (id) => {
      const summary = index.get(id);
      if (summary === undefined || !existsSync(fileOf(id))) return undefined;
      return { ...summary, raw: readFileSync(fileOf(id), 'utf8') };
    },
    clear: () => {
      const mails = index.values();
      mails.forEach(remove);
      return mails.length;
    },
  };
}
