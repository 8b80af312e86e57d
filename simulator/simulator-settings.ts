import type { SimulatedTenant } from './demo/simulated-tenant.ts';

/** How the simulator starts. Everything but the folder has a default. */
export interface SimulatorSettings {
  /** Where state and the record of effects live; made if it is missing. */
  readonly folder: string;
  /** Names (their settings follow from the name, see demo/simulated-tenant.ts) or full tenants. @default the three demo tenants */
  readonly tenants?: readonly (string | SimulatedTenant)[];
  /** Everything random follows from it. @default 1 */
  readonly seed?: number;
  /** 0 is a free port. @default 0 for both */
  readonly ports?: { readonly http?: number; readonly smtp?: number };
  /** How the upstreams behave; may be changed later through the control API. */
  readonly behaviour?: BehaviourPatch;
  /** Gives instances without tickets some for each group, most of them long without an update. @default false */
  readonly hasDemoTickets?: boolean;
  /** @default the machine's clock */
  readonly now?: () => number;
}

/** What may be set while the simulator runs. */
export interface Behaviour {
  readonly management: {
    /** Entries on one page of a content listing. @default 200 */
    readonly pageSize: number;
    /** Requests a minute of one (tenant, publisher); without PublisherIdentifier everybody shares one. @default 2,000 */
    readonly requestsPerMinute: number;
  };
  readonly graph: {
    /** Calls a minute of incidents and alerts of one tenant. @default 150 */
    readonly securityPerMinute: number;
    /** Hunting queries a minute of one tenant. @default 45 */
    readonly huntingPerMinute: number;
    /** Calls a minute and an hour of the message center of one tenant; the hour binds. @default 240 and 800 */
    readonly announcementsPerMinute: number;
    readonly announcementsPerHour: number;
    /** Calls a second of risky users of one tenant; the refusal says nothing about when to come again. @default 1 */
    readonly identityProtectionPerSecond: number;
    /** How long it takes until mails are moved or deleted. @default 20 */
    readonly remediationSeconds: number;
    /** A PATCH of an incident takes severity, name, description, summary and resolving comment, as newer pages say. @default false */
    readonly takesNewerIncidentFields: boolean;
  };
  readonly defenderEndpoint: {
    /** Calls a minute and an hour of one tenant. @default 100 and 1,500 */
    readonly requestsPerMinute: number;
    readonly requestsPerHour: number;
    /** How long a machine action is pending, and how long it takes in all. @default 5 and 30 */
    readonly actionPendingSeconds: number;
    readonly actionSeconds: number;
  };
  readonly servicenow: {
    /** `glide.invalid_query.returns_no_rows`: an invalid part gives no rows instead of being ignored. @default false */
    readonly strictQueries: boolean;
    /** Requests an hour of one user of one instance; 0 is no rule, and then no headers. @default 0 */
    readonly requestsPerHour: number;
    /** Limit of a listing that names none. @default 10,000 */
    readonly rowsDefault: number;
  };
  readonly producer: {
    /** Events of all tenants together that the demo producer makes; 0 is off. @default 0 */
    readonly eventsPerMinute: number;
    /** Share of the events that are benign audit noise, 0 to 1. @default 0.7 */
    readonly benignShare: number;
  };
}

/** Part of a {@link Behaviour}. */
export type BehaviourPatch = { readonly [K in keyof Behaviour]?: Partial<Behaviour[K]> };

export const BEHAVIOUR_DEFAULT: Behaviour = {
  management: { pageSize: 200, requestsPerMinute: 2_000 },
  graph: {
    securityPerMinute: 150,
    huntingPerMinute: 45,
    announcementsPerMinute: 240,
    announcementsPerHour: 800,
    identityProtectionPerSecond: 1,
    remediationSeconds: 20,
    takesNewerIncidentFields: false,
  },
  defenderEndpoint: { requestsPerMinute: 100, requestsPerHour: 1_500, actionPendingSeconds: 5, actionSeconds: 30 },
  servicenow: { strictQueries: false, requestsPerHour: 0, rowsDefault: 10_000 },
  producer: { eventsPerMinute: 0, benignShare: 0.7 },
};

/** The behaviour with the parts of a patch laid over it. */
export function patchBehaviour(behaviour: Behaviour, patch: BehaviourPatch): Behaviour {
  return {
    management: { ...behaviour.management, ...patch.management },
    graph: { ...behaviour.graph, ...patch.graph },
    defenderEndpoint: { ...behaviour.defenderEndpoint, ...patch.defenderEndpoint },
    servicenow: { ...behaviour.servicenow, ...patch.servicenow },
    producer: { ...behaviour.producer, ...patch.producer },
  };
}
