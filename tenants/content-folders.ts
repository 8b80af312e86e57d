import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the documents of an installation lie. */
export interface ContentFolders {
  readonly tenants: string;
  readonly teams: string;
  /** Folders of templates; a name stands in one of them only. */
  readonly templates: readonly string[];
  /** A folder for each playbook: `<name>/playbook.yaml`. */
  readonly playbooks: string;
}

/**
 * The folders of a content folder. Playbooks lie in it or, where it has none, beside it: one set of playbooks serves
 * several estates.
 */
export function contentFolders(content: string): ContentFolders {
  const own = join(content, 'playbooks');
  const playbooks = existsSync(own) ? own : resolve(content, '..', 'playbooks');
  return {
    tenants: join(content, 'tenants'),
    teams: join(content, 'teams'),
    templates: [join(content, 'templates'), join(playbooks, 'templates')],
    playbooks,
  };
}
