import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A content folder on disk with these files, by path. */
export function aContentFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-content-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  // Without it the folder would use playbooks that happen to lie beside it.
  mkdirSync(join(folder, 'playbooks'), { recursive: true });
  return folder;
}

/** Text of a tenant document with further lines. */
export function tenantText(name: string, more = ''): string {
  return `apiVersion: watchbill/v1\nkind: Tenant\nname: ${name}\ntitle: Title of ${name}\ntimezone: Europe/Berlin\n${more}`;
}

/** Text of a team document with one member. */
export function teamText(name: string, more = ''): string {
  const member = '{ id: ada, name: Ada, mail: ada@soc.example, roles: [analyst] }';
  return `apiVersion: watchbill/v1\nkind: Team\nname: ${name}\ntitle: Title of ${name}\nmembers: [${member}]\n${more}`;
}

/** Text of a template document with one input. */
export function templateText(name: string): string {
  return `apiVersion: watchbill/v1\nkind: Template\nname: ${name}\ninputs: { count: integer }\nsubject: Found\nbody: There are \${{ inputs.count }}\n`;
}
