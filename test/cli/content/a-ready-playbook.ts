import { aPlaybook } from './a-content.ts';

/** A playbook of a team that the API of tests knows, with a case for each of its outcomes. */
export function aReadyPlaybook(name: string): Readonly<Record<string, string>> {
  const aCase = (title: string, body: string): string =>
    `apiVersion: watchbill/v1\nkind: Case\nplaybook: ${name}\nname: ${title}\n${body}`;
  return {
    'demo/teams/csirt.yaml':
      'apiVersion: watchbill/v1\nkind: Team\nname: csirt\ntitle: CSIRT\nmembers: [{ id: ada, name: Ada, mail: ada@soc.example, roles: [lead] }]\n',
    [`playbooks/${name}/playbook.yaml`]: aPlaybook(name, 'wait: 1h')
      .replace('owner: monitoring', 'owner: csirt')
      .replace('triggers:', 'inputs: { ok: { type: boolean, default: true } }\ntriggers:')
      .concat('  - { if: "!inputs.ok", fail: { code: not-ok, message: It is not } }\n'),
    [`playbooks/${name}/cases/well.yaml`]: aCase(
      'well',
      'given: { tenant: contoso }\nexpect: { outcome: succeeded }\n',
    ),
    [`playbooks/${name}/cases/badly.yaml`]: aCase(
      'badly',
      'given: { tenant: contoso, inputs: { ok: false } }\nexpect: { outcome: failed }\n',
    ),
    [`playbooks/${name}/cases/off.yaml`]: aCase(
      'off',
      'given: { tenant: contoso }\nwhen: [{ after: 1m, cancel: { by: ada, reason: A drill } }]\nexpect: { outcome: cancelled }\n',
    ),
  };
}
