import type { FaultStatus, ServiceName } from '../faults/fault-rule.ts';
import type { FaultOrder } from '../faults/ready-effects.ts';
import type { JsonRecord, RecordTemplate } from '../records/record-types.ts';
import type { Behaviour, BehaviourPatch } from '../simulator-settings.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';

/**
 * The control API: who pulls the strings of the simulated upstreams. JSON in and out; a mistake is 400 with
 * `{ error: "Cannot …" }`. This table is the whole of it; control-client.ts has a function for each route.
 */
export interface ControlRoutes {
  'GET /control/health': { answer: { ready: true; urls: SimulatorUrls } };
  'GET /control/tenants': { answer: readonly SimulatedTenant[] };
  'POST /control/events': { body: EmitEvents; answer: EmittedEvents };
  'POST /control/contents': { body: PutContent; answer: ContentEntry };
  'GET /control/subscriptions': { answer: readonly SubscriptionState[] };
  'POST /control/subscriptions': { body: SetSubscription; answer: SubscriptionState };
  /** Query: recipient, tenant, subject (part of it), after (sequence number). */
  'GET /control/mails': { answer: readonly MailSummary[] };
  'GET /control/mails/:id': { answer: ReceivedMail };
  'DELETE /control/mails': { answer: { removed: number } };
  /** Query: tenant, correlationId, group (name). */
  'GET /control/tickets': { answer: readonly TicketState[] };
  'POST /control/tickets': { body: SeedTickets; answer: readonly TicketState[] };
  'GET /control/faults': { answer: readonly FaultStatus[] };
  'POST /control/faults': { body: FaultOrder; answer: FaultStatus };
  'DELETE /control/faults': { answer: { removed: number } };
  'DELETE /control/faults/:id': { answer: { removed: number } };
  /** Query: service, tenant, op, key, after (sequence number). */
  'GET /control/effects': { answer: readonly EffectEntry[] };
  /** What each customer has granted. Query: tenant. */
  'GET /control/grants': { answer: readonly TenantGrants[] };
  'POST /control/grants': { body: GrantsOrder; answer: TenantGrants };
  /** Lets somebody try to sign in. */
  'POST /control/sign-ins': { body: SignInOrder; answer: SignInResult };
  /** Plays an attack into the estate of a tenant. */
  'POST /control/scenarios': { body: ScenarioOrder; answer: PlayedScenario };
  /** Lays one incident into another, as Defender does by itself. */
  'POST /control/merges': { body: MergeOrder; answer: MergeOrder };
  /** The last 2,000 requests. Query: service, tenant, after. */
  'GET /control/requests': { answer: readonly RequestEntry[] };
  'GET /control/settings': { answer: Behaviour };
  'PUT /control/settings': { body: BehaviourPatch; answer: Behaviour };
  /** Forgets subscriptions, contents, tickets, mails, faults and effects. */
  'DELETE /control/state': { answer: { removed: true } };
}

export interface SimulatorUrls {
  /** Authority: `{token}/{entraTenantId}/oauth2/v2.0/token`. */
  readonly token: string;
  /** Root: `{management}/api/v1.0/{entraTenantId}/activity/feed/…`. */
  readonly management: string;
  /** Root: `{graph}/v1.0/security/incidents`; the tenant is that of the token. */
  readonly graph: string;
  /** Root: `{defenderEndpoint}/api/machines`; the tenant is that of the token. */
  readonly defenderEndpoint: string;
  /** `{servicenow}/{tenant name}/api/now/table/…`. */
  readonly servicenow: string;
  readonly control: string;
}

/** One record to emit: made by a template, or as it is. */
export type RecordOrder =
  | { readonly template: RecordTemplate; readonly with?: JsonRecord; readonly id?: string }
  | { readonly raw: JsonRecord };

export interface EmitEvents {
  readonly tenant: string;
  readonly records: readonly RecordOrder[];
  /** @default Audit.General */
  readonly contentType?: string;
  /** Number of blobs that the records are spread over. @default 1 */
  readonly blobs?: number;
  /** How often each record appears in all: in several blobs, and several times in one if there are fewer blobs. @default 1 */
  readonly copies?: number;
  /** Order of records and blobs by the seed instead of as given. @default false */
  readonly shuffle?: boolean;
  /** @default the simulator's seed */
  readonly seed?: number;
  /** When the service says it made the blobs. @default now */
  readonly contentCreated?: string;
  /** How long before the blob a record of a template says it was created. @default 5 to 90, by the seed */
  readonly ageMinutes?: number;
}

export interface EmittedEvents {
  /** Record ids in the order given. */
  readonly ids: readonly string[];
  readonly contents: readonly ContentEntry[];
  /** The subscription was stopped: nothing of this will ever be listed. */
  readonly isLost: boolean;
}

/** A blob with exactly these characters. */
export interface PutContent {
  readonly tenant: string;
  readonly body: string;
  readonly contentType?: string;
  readonly contentCreated?: string;
}

export interface ContentEntry {
  readonly contentType: string;
  readonly contentId: string;
  readonly contentUri: string;
  readonly contentCreated: string;
  readonly contentExpiration: string;
}

export interface SetSubscription {
  readonly tenant: string;
  readonly contentType: string;
  readonly status: SubscriptionState['status'];
}

export interface SubscriptionState {
  readonly tenant: string;
  readonly contentType: string;
  /** `disabled` by an administrator; `stopped` by a call. */
  readonly status: 'enabled' | 'disabled' | 'stopped';
}

/** What a customer has granted to our application, and what it has bought. */
export interface TenantGrants {
  readonly tenant: string;
  /**
   * `withdrawn`: the administrator took the consent back (AADSTS65001); `removed`: the application is gone from the
   * directory (AADSTS700016). Tokens given out before live on until they expire.
   */
  readonly consent: 'granted' | 'withdrawn' | 'removed';
  /** Application permissions that were not granted; the next tokens lack them. */
  readonly withoutRoles: readonly string[];
  /** What was not bought. A token for a service without licence is AADSTS500011. */
  readonly withoutLicences: readonly Licence[];
}

/** What may be missing: each gates the calls that the vendor says need it. */
export type Licence = 'defenderForEndpoint' | 'defenderForOffice365P2' | 'entraP2' | 'intune';

/** Part of {@link TenantGrants}; what is not named stays. */
export type GrantsOrder = Pick<TenantGrants, 'tenant'> & Partial<TenantGrants>;

/** What is to be played, and how much of it. */
export interface ScenarioOrder {
  readonly tenant: string;
  readonly scenario: 'phishing-wave' | 'password-spray' | 'alert-storm';
  /** Mails, attempts to sign in, or alerts: 1 to 100,000. */
  readonly count: number;
  /** @default the simulator's seed */
  readonly seed?: number;
}

export interface PlayedScenario {
  readonly incidentIds: readonly string[];
  readonly alertIds: readonly string[];
  /** Mails, attempts or alerts that were made. */
  readonly made: number;
}

export interface MergeOrder {
  readonly tenant: string;
  /** Id of the incident that goes, and of the one that stays. */
  readonly from: string;
  readonly into: string;
}

/** Somebody tries to sign in. */
export interface SignInOrder {
  readonly tenant: string;
  /** Id or name of the user. */
  readonly user: string;
  /** @default true */
  readonly isPasswordRight?: boolean;
  /** @default 198.51.100.20 */
  readonly ipAddress?: string;
  /** Two letters. @default DE */
  readonly country?: string;
}

export interface SignInResult {
  readonly isSuccess: boolean;
  /** Number of the AADSTS code: 50057 disabled, 50126 wrong password, 50055 must be changed; 0 for a success. */
  readonly errorCode: number;
}

export interface MailSummary {
  readonly id: string;
  /** Rises with every mail. */
  readonly sequence: number;
  readonly at: string;
  /** Name of the tenant whose domain the sender or a recipient has, else ''. */
  readonly tenant: string;
  readonly from: string;
  readonly recipients: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  /** Names in lower case; a repeated header is joined with a line break. Encoded words are decoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly size: number;
}

export interface ReceivedMail extends MailSummary {
  /** The whole message as it came. */
  readonly raw: string;
}

export interface SeedTickets {
  readonly tenant: string;
  readonly tickets: readonly TicketOrder[];
}

export interface TicketOrder {
  /** @default incident */
  readonly table?: string;
  /** Column values; `assignment_group` may be a name. */
  readonly fields: Readonly<Record<string, string>>;
  /** Puts `sys_updated_on` (and the opening, a day earlier) into the past. @default 0 */
  readonly updatedHoursAgo?: number;
  /** The row counts, but no user may see it. @default false */
  readonly isHidden?: boolean;
}

export interface TicketState {
  readonly tenant: string;
  readonly table: string;
  readonly sysId: string;
  readonly number: string;
  readonly group: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Journal entries, oldest first. */
  readonly notes: readonly {
    readonly element: string;
    readonly value: string;
    readonly at: string;
    readonly by: string;
  }[];
}

/** One effective write, in the fsynced file before it is answered. */
export interface EffectEntry {
  /** Rises with every effect. */
  readonly sequence: number;
  readonly at: string;
  readonly service: ServiceName;
  readonly tenant: string;
  /** What was done, as `ticket.create`: the README of the simulator lists them all. */
  readonly op: string;
  /** sys_id, id in the estate, recipients joined with a comma, or content type. */
  readonly target: string;
  /** correlation_id, client-request-id, Message-ID, or ''. */
  readonly key: string;
  readonly effect: JsonRecord;
}

export interface RequestEntry {
  readonly sequence: number;
  readonly at: string;
  readonly service: ServiceName;
  readonly tenant: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** 0: no answer was given. */
  readonly status: number;
  /** PublisherIdentifier of a management call, or ''. */
  readonly publisher: string;
  /** Id of the fault rule that fired, or ''. */
  readonly fault: string;
}
