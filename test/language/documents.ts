/* Documents of each kind that are right, for tests that spoil them. */

/** A right one. */
export const TENANT = `apiVersion: watchbill/v1
kind: Tenant
name: contoso
title: Contoso
timezone: Europe/Berlin
connections:
  o365-management:
    entraTenantId: 00000000-0000-0000-0000-000000000001
    clientId: 00000000-0000-0000-0000-000000000002
    clientSecret: { env: CONTOSO_SECRET }
    publisherId: 00000000-0000-0000-0000-000000000003
  smtp: { host: 127.0.0.1, port: 2525, from: soc@example.com, password: { file: /run/secrets/smtp } }
audiences: { mssp: [{ name: Desk, mail: desk@example.com }] }
values: { soc_mail: soc@example.com }
playbooks: { mail-reported: { enabled: false, schedules: [{ at: "08:00" }], inputs: { limit: 5 } } }
`;
/** A right one. */
export const TEAM = `apiVersion: watchbill/v1
kind: Team
name: csirt
title: Incident response
members: [{ id: ada, name: Ada, mail: ada@example.com, roles: [analyst, approver] }]
tenants: [contoso]
`;
/** A right one. */
export const TEMPLATE = `apiVersion: watchbill/v1
kind: Template
name: incident-contained
inputs: { purged: integer, note: { type: string, default: "" } }
subject: "\${{ inputs.purged }} mails purged"
body: |
  Hello \${{ tenant.title }},

  run \${{ run.id }} purged \${{ inputs.purged }} mails. \${{ inputs.note }}
`;
/** A right one. */
export const CASE = `apiVersion: watchbill/v1
kind: Case
playbook: mail-reported
name: nobody-answers
given:
  tenant: contoso
  now: 2026-11-21T09:30:00Z
  event: { type: o365.audit, operation: x }
  inputs: { limit: 3 }
  answers: { mail.find: [{ fail: throttled, retryAfter: 30s }, { messages: [] }] }
when:
  - { after: 31m, decide: { step: "per_team[2]/ask", by: ada, approve: true } }
  - { after: 32m, cancel: { by: ada } }
expect:
  outcome: false-positive
  path: [ask]
  statuses: { ask: succeeded }
  refused: [{ step: ask, because: expired }]
  actions: { mail.purge: 0 }
  within: 40m
`;
