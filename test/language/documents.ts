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
/** A right one. */
export const TENANT_GROUP = `apiVersion: watchbill/v1
kind: TenantGroup
name: retail
title: Retail customers
values: { stale_hours: 24 }
playbooks: { mail-reported: { enabled: false } }
`;
/** A right one. */
export const ROTA = `apiVersion: watchbill/v1
kind: Rota
name: night-duty
title: Night duty
timezone: Europe/Berlin
layers:
  - name: nights
    people: [ada, bruno]
    rotation: weekly
    handOver: { at: "08:00", day: friday }
    from: 2026-01-05
overrides: [{ from: 2026-12-24, to: 2026-12-26, person: bruno }]
`;
/** A right one. */
export const POLICY = `apiVersion: watchbill/v1
kind: EscalationPolicy
name: soc-leads
title: SOC leads
levels:
  - { to: [{ rota: night-duty }, { person: ada }], within: 10m }
  - { to: [{ team: csirt }], within: 20m, urgency: normal }
repeat: 2
endsOn: acknowledged
`;
/** A right one. */
export const CALENDAR = `apiVersion: watchbill/v1
kind: Calendar
name: berlin-office
title: Berlin office
timezone: Europe/Berlin
businessHours: { monday: ["08:00-12:00", "13:00-17:00"], friday: ["22:00-06:00"] }
holidays: [{ date: 2026-12-25, to: 2026-12-26, name: Christmas }]
freezes: [{ from: 2026-11-27T18:00:00Z, to: 2026-11-30T06:00:00Z, reason: The busiest weekend }]
`;
/** A right one. */
export const GUARD_RAILS = `apiVersion: watchbill/v1
kind: GuardRails
name: house-rules
title: House rules
tenants: [contoso]
limits: [{ actions: [ticket.ensure, "mail.*"], perRun: 5, perHour: 10, perDay: 20 }]
protected: [{ users: ["ceo@*"], devices: ["dc-*"], targets: ["*-production"], reason: They keep the house running }]
freezes: [{ calendar: berlin-office, impacts: [destructive] }]
fourEyes: [{ actions: [mail.purge], impacts: [destructive], approvers: 2, teams: [csirt] }]
`;
/** A right one. */
export const FORM = `apiVersion: watchbill/v1
kind: Form
name: incident-review
title: Review of an incident
fields:
  - { name: verdict, type: string, enum: [harmless, harmful], label: Verdict, description: What it was }
  - { name: hosts, type: list, items: { type: string, maxLength: 60 }, default: [] }
  - { name: count, type: integer, minimum: 1, maximum: 9, default: 3, required: false }
  - { name: began, type: moment, required: false }
  - { name: lesson, type: string, multiline: true, maxLength: 2000 }
`;
/** A right one. */
export const SAMPLE = `apiVersion: watchbill/v1
kind: Sample
name: audit-record
event: { type: o365.audit, operation: MailItemsAccessed }
`;
