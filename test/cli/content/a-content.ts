import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A playbook that sets a value and stops as `done`, or does not check if told so. */
export const aPlaybook = (name: string, step = 'stop: { outcome: done }'): string => `apiVersion: watchbill/v1
kind: Playbook
name: ${name}
title: A playbook for tests
description: Stops at once
category: maintenance
owner: monitoring
triggers: [{ manual: {} }]
steps:
  - id: last
    ${step}
`;

/** A case of it that expects an outcome. */
export const aCase = (playbook: string, outcome: string, title = 'It ends'): string => `apiVersion: watchbill/v1
kind: Case
playbook: ${playbook}
name: a-case
title: ${JSON.stringify(title)}
given: { tenant: contoso }
expect: { outcome: ${outcome} }
`;

/** Files in the folder of a playbook: a case for each of these outcomes. */
export const casesOf = (folder: string, playbook: string, outcomes: readonly string[]): Record<string, string> =>
  Object.fromEntries(outcomes.map((one) => [`${folder}/cases/${one}.yaml`, aCase(playbook, one)]));

const TEAM = `apiVersion: watchbill/v1
kind: Team
name: monitoring
title: Monitoring
members: [{ id: bruno, name: Bruno, mail: bruno@soc.example, roles: [analyst] }]
`;

const TENANT = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
connections: {}
`;

/** A content folder in a folder of its own for one test, with these files beside a team and a tenant. */
export function aContent(files: Readonly<Record<string, string>>): {
  readonly folder: string;
  readonly env: { readonly WATCHBILL_CONTENT: string };
} {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-cli-content-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const all = { 'demo/teams/monitoring.yaml': TEAM, 'demo/tenants/contoso.yaml': TENANT, ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, env: { WATCHBILL_CONTENT: 'demo' } };
}
