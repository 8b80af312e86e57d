import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the documents of an installation lie. */
export interface ContentFolders {
  readonly tenants: string;
  readonly teams: string;
  /** Folders of templates; a name stands in one of them only. */
  readonly templates: readonly string[];
  readonly groups: string;
  readonly rotas: string;
  readonly policies: string;
  readonly calendars: string;
  readonly guardRails: string;
  /** Folders of forms; a name stands in one of them only. */
  readonly forms: readonly string[];
  /** Folders of samples; a name stands in one of them only. */
  readonly samples: readonly string[];
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
  const beside = (name: string) => [join(content, name), join(playbooks, name)];
  return {
    tenants: join(content, 'tenants'),
    teams: join(content, 'teams'),
    templates: beside('templates'),
    forms: beside('forms'),
    samples: beside('samples'),
    groups: join(content, 'groups'),
    rotas: join(content, 'rotas'),
    policies: join(content, 'policies'),
    calendars: join(content, 'calendars'),
    guardRails: join(content, 'guard-rails'),
    playbooks,
  };
}
