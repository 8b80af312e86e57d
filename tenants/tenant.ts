import type { EscalationPolicy } from '../contracts/activities.ts';
import type { EventType } from '../contracts/event.ts';
import type { PersonId, TenantId } from '../contracts/ids.ts';
import type { Json, JsonObject } from '../contracts/json.ts';
import type { CalendarDocument } from '../language/schema/calendar-schema.ts';
import type { FormDocument } from '../language/schema/form-schema.ts';
import type { GuardRailsDocument } from '../language/schema/guard-rails-schema.ts';
import type { RotaDocument } from '../language/schema/rota-schema.ts';
import type { SampleDocument } from '../language/schema/sample-schema.ts';
import type { TeamDocument } from '../language/schema/team-schema.ts';
import type { TenantGroupDocument } from '../language/schema/tenant-group-schema.ts';
import type { ValueSource } from './inherit.ts';

/** Where a secret is found. The value is read when it is used and kept nowhere. */
export type SecretRef = { readonly env: string } | { readonly file: string };

/** Roles of a person in a tenant, each including those before it, but for `approver`, which only adds decisions. */
export const ROLES = ['viewer', 'analyst', 'approver', 'lead', 'admin'] as const;

/** Name of a role. */
export type Role = (typeof ROLES)[number];

/** The application that signs in to Microsoft Entra, in the tenant of the customer. */
export type EntraSignIn = {
  /** Where tokens come from. */
  readonly authority: string;
  /** Entra tenant, a GUID. */
  readonly entraTenantId: string;
  readonly clientId: string;
} & CredentialRef;

/** How the application proves that it is itself, with its secrets still to be read. */
export type CredentialRef =
  | { readonly clientSecret: SecretRef }
  | {
      readonly certificate: { readonly file: string; readonly password?: SecretRef; readonly sendChain?: boolean };
    }
  | { readonly federatedToken: { readonly file: string } }
  | { readonly managedIdentity: { readonly clientId?: string; readonly direct?: boolean } };

/** Settings of a service of Microsoft. */
export type MicrosoftConnection = EntraSignIn & {
  readonly root: string;
  /** For which service tokens are: their `aud`. */
  readonly audience: string;
};

/** Settings of the Office 365 Management Activity feed of a tenant. */
export type O365ManagementConnection = EntraSignIn & {
  /** Also says for which service tokens are. */
  readonly root: string;
  /** GUID of the company that wrote the code, sent as `PublisherIdentifier`. */
  readonly publisherId: string;
  /** @default [Audit.General] */
  readonly contentTypes: readonly string[];
  /** Seconds between two polls. @default 60 */
  readonly pollSeconds: number;
};

/** Which events of an upstream are read that only lists what has changed. */
export interface PolledEvents {
  /** @default none */
  readonly events: readonly EventType[];
  /** Seconds between two looks. @default 60 */
  readonly pollSeconds: number;
}

/** Settings of a ServiceNow instance. */
export interface ServiceNowConnection extends PolledEvents {
  readonly url: string;
  readonly user: string;
  readonly password: SecretRef;
  /** Table of incidents. @default incident */
  readonly table: string;
}

/** Settings of the mail relay. */
export interface SmtpConnection {
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly secure: boolean;
  readonly user?: string;
  readonly password?: SecretRef;
}

/** Channels of Teams that cards are posted into. */
export interface TeamsConnection {
  /** By name: where the address of the flow is found that posts into it. */
  readonly channels: Readonly<Record<string, SecretRef>>;
}

/** How a tenant is reached. */
export interface Connections {
  readonly 'o365-management'?: O365ManagementConnection;
  readonly graph?: MicrosoftConnection & PolledEvents;
  readonly 'defender-endpoint'?: MicrosoftConnection;
  readonly servicenow?: ServiceNowConnection;
  readonly smtp?: SmtpConnection;
  readonly teams?: TeamsConnection;
}

/** Whom an audience means: people outside our teams, by mail. */
export interface AudienceMember {
  readonly name: string;
  readonly mail: string;
}

/** Whether a tenant uses a playbook, and what it says otherwise than the playbook. */
export interface PlaybookUse {
  readonly enabled: boolean;
  /** Replaces the schedule triggers' `at`, `cron` … by position. */
  readonly schedules?: readonly JsonObject[];
  readonly inputs?: Readonly<Record<string, Json>>;
}

/** Whom we serve. */
export interface Tenant {
  readonly id: TenantId;
  readonly title: string;
  /** IANA name. */
  readonly timezone: string;
  /** Name of the calendar whose business hours count where a playbook names no other. */
  readonly calendar?: string;
  readonly connections: Connections;
  /** Permissions that it says it has granted, by connection; nothing is known of connections that it leaves out. */
  readonly granted: Readonly<Record<string, readonly string[]>>;
  /** Secrets that callers of its webhooks know, by path. */
  readonly webhooks: Readonly<Record<string, { readonly secret: SecretRef }>>;
  readonly audiences: Readonly<Record<string, readonly AudienceMember[]>>;
  /** Other tenants for which its playbooks may run: a provider names its customers. */
  readonly serves: readonly TenantId[];
  /** Names of the groups that it inherits from; the first counts before the others. */
  readonly groups: readonly string[];
  /** What playbooks read as `tenant.<name>`, its own and what it inherits. Never secrets. */
  readonly values: JsonObject;
  /** By value: the documents that give it; the first counts. */
  readonly valueSources: Readonly<Record<string, readonly ValueSource[]>>;
  readonly playbooks: Readonly<Record<string, PlaybookUse>>;
}

/** A member of a team. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly mail: string;
  readonly roles: readonly Role[];
}

/** People who work together. */
export interface Team {
  readonly name: string;
  readonly title: string;
  readonly members: readonly Person[];
  /** Tenants that the team works for; by default all. */
  readonly tenants: 'all' | readonly TenantId[];
  /** Shared mailbox; without one each member gets mail. */
  readonly mail?: string;
  /** Rota that says who of the team is on duty; without one all are. */
  readonly rota?: string;
  /** Channels by urgency, the first that works. In this version messages go by mail whatever they are. */
  readonly channels?: NonNullable<TeamDocument['channels']>;
}

/** Text of a mail with typed inputs, escaped for its target. */
export interface Template {
  readonly name: string;
  readonly inputs: Readonly<Record<string, JsonObject>>;
  readonly subject: string;
  /** Markdown with `${{ }}` spans over `inputs`, `tenant` and `run`. */
  readonly body: string;
}

/** A form with the JSON Schema of its answers. */
export interface Form {
  readonly document: FormDocument;
  readonly answers: JsonObject;
}

/** Everything that the documents of a folder say about whom we serve and who we are. */
export interface Directory {
  readonly tenants: ReadonlyMap<TenantId, Tenant>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly groups: ReadonlyMap<string, TenantGroupDocument>;
  readonly rotas: ReadonlyMap<string, RotaDocument>;
  readonly policies: ReadonlyMap<string, EscalationPolicy>;
  readonly calendars: ReadonlyMap<string, CalendarDocument>;
  readonly guardRails: ReadonlyMap<string, GuardRailsDocument>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly samples: ReadonlyMap<string, SampleDocument>;
}
