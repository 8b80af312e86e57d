import type { EventType } from '../contracts/event.ts';
import type { JsonObject } from '../contracts/json.ts';
import type { InputSpec } from './plan/plan.ts';
import type { ActionSignatures } from './schema/action-signature.ts';

/** What a document may refer to. Where a member is absent, references of that kind are not checked. */
export interface World {
  readonly actions: ActionSignatures;
  /** Names of teams. */
  readonly teams?: ReadonlySet<string>;
  /** Inputs of each template, by its name: JSON Schemas; an input with a `default` may be left out. */
  readonly templates?: ReadonlyMap<string, Readonly<Record<string, JsonObject>>>;
  /** JSON Schema of an object with the values that every tenant has. */
  readonly tenantValues?: JsonObject;
  /** Names of audiences. */
  readonly audiences?: ReadonlySet<string>;
  /** Playbooks by name, for cases and calls. */
  readonly playbooks?: ReadonlyMap<string, PlaybookFacts>;
  /** Names of tenants. */
  readonly tenants?: ReadonlySet<string>;
  /** Names of tenant groups. */
  readonly groups?: ReadonlySet<string>;
  /** Ids of the people of all teams. */
  readonly people?: ReadonlySet<string>;
  /** Names of teams that have neither members nor a mailbox. */
  readonly emptyTeams?: ReadonlySet<string>;
  /** Names of rotas. */
  readonly rotas?: ReadonlySet<string>;
  /** Escalation policies by name. */
  readonly policies?: ReadonlyMap<string, PolicyFacts>;
  /** Names of calendars. */
  readonly calendars?: ReadonlySet<string>;
  /** Names of calendars in which nobody ever works. */
  readonly calendarsWithoutHours?: ReadonlySet<string>;
  /** By name of a form: JSON Schema of its answers, an object by the names of its fields. */
  readonly forms?: ReadonlyMap<string, JsonObject>;
  /** Events by the name of their sample: `type` and fields. */
  readonly samples?: ReadonlyMap<string, JsonObject>;
  /** What is known of each tenant, by its name. */
  readonly tenantFacts?: ReadonlyMap<string, TenantFacts>;
  /** Outcomes that the cases of each playbook expect, by its name; one without cases is not in it. */
  readonly caseOutcomes?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a playbook that a tenant names will find there. */
export interface TenantFacts {
  /** Names of the playbooks that the tenant names. */
  readonly playbooks: ReadonlySet<string>;
  /** Ids of those who may approve in the tenant, by the team they are in; only teams that work for it. */
  readonly approvers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Time zone of its schedules, by its name in the IANA list. */
  readonly timezone: string;
  /** Names of the connections that the tenant has. */
  readonly connections: ReadonlySet<string>;
  /** Events that its connections hand over. */
  readonly delivers: ReadonlySet<EventType>;
  /** Permissions that the tenant has granted, by connection, as `granted` of its document says; of others nothing is known. */
  readonly granted: ReadonlyMap<string, readonly string[]>;
  /** Paths of the webhooks that the tenant has a secret for. */
  readonly webhooks: ReadonlySet<string>;
  /** Names of the audiences that the tenant has. */
  readonly audiences: ReadonlySet<string>;
  /** Name of its calendar. */
  readonly calendar?: string;
}

/** What a playbook can say about an escalation policy. */
export interface PolicyFacts {
  /** How many levels it has, 1 to 20. */
  readonly levels: number;
}

/** What other documents can say about a playbook. */
export interface PlaybookFacts {
  readonly stepIds: ReadonlySet<string>;
  readonly outcomes: ReadonlySet<string>;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  readonly outputs: ReadonlySet<string>;
  /** Sections at which a call may begin. */
  readonly sections: ReadonlySet<string>;
  /** Codes of its `fail` steps. */
  readonly failures: ReadonlySet<string>;
  /** Playbooks that it calls. */
  readonly calls: ReadonlySet<string>;
  /** Playbooks of which an end starts it. */
  readonly startedBy: ReadonlySet<string>;
  /** Paths of the webhooks that start it. */
  readonly webhooks: ReadonlySet<string>;
}
