import { aContentFolder } from '../tenants/a-content-folder.ts';
import { join } from 'node:path';

/** Text of a playbook that waits, with its name. */
export function playbookText(name: string, wait = '1m'): string {
  return `apiVersion: watchbill/v1\nkind: Playbook\nname: ${name}\ncategory: maintenance\nowner: csirt\ntriggers: [{ manual: {} }]\nsteps: [{ wait: ${wait} }]\n`;
}

/** A folder of playbooks: texts by the name of their folder. */
export function aPlaybookFolder(playbooks: Readonly<Record<string, string>>): string {
  const files = Object.entries(playbooks).map(([name, text]) => [`playbooks/${name}/playbook.yaml`, text]);
  return join(aContentFolder(Object.fromEntries(files)), 'playbooks');
}
