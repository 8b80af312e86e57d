import type {
  ContentEntry,
  EffectEntry,
  EmitEvents,
  EmittedEvents,
  GrantsOrder,
  MailSummary,
  MergeOrder,
  PlayedScenario,
  PutContent,
  ReceivedMail,
  RequestEntry,
  ScenarioOrder,
  SeedTickets,
  SetSubscription,
  SignInOrder,
  SignInResult,
  SimulatorUrls,
  SubscriptionState,
  TenantGrants,
  TicketState,
} from './control/control-types.ts';
import type { SimulatedTenant } from './demo/simulated-tenant.ts';
import type { FaultStatus } from './faults/fault-rule.ts';
import type { FaultOrder } from './faults/ready-effects.ts';
import type { Behaviour, BehaviourPatch } from './simulator-settings.ts';

type Filter = Readonly<Record<string, string | number>>;

/** The control API as functions. Each rejects with {@link ControlRefused} if the simulator says no. */
export interface ControlClient {
  health(): Promise<{ ready: true; urls: SimulatorUrls }>;
  tenants(): Promise<readonly SimulatedTenant[]>;
  emit(order: EmitEvents): Promise<EmittedEvents>;
  putContent(order: PutContent): Promise<ContentEntry>;
  subscriptions(): Promise<readonly SubscriptionState[]>;
  setSubscription(order: SetSubscription): Promise<SubscriptionState>;
  /** Filter: recipient, tenant, subject (part of it), after. */
  mails(filter?: Filter): Promise<readonly MailSummary[]>;
  mail(id: string): Promise<ReceivedMail>;
  clearMails(): Promise<{ removed: number }>;
  /** Filter: tenant, correlationId, group. */
  tickets(filter?: Filter): Promise<readonly TicketState[]>;
  seedTickets(order: SeedTickets): Promise<readonly TicketState[]>;
  addFault(rule: FaultOrder): Promise<FaultStatus>;
  faults(): Promise<readonly FaultStatus[]>;
  removeFault(id: string): Promise<{ removed: number }>;
  clearFaults(): Promise<{ removed: number }>;
  /** Filter: tenant. */
  grants(filter?: Filter): Promise<readonly TenantGrants[]>;
  /** Consent, permissions and licences of one customer; what is not named stays. */
  setGrants(order: GrantsOrder): Promise<TenantGrants>;
  /** Plays an attack into the estate of a tenant. */
  play(order: ScenarioOrder): Promise<PlayedScenario>;
  /** Lays one incident into another, as Defender does by itself. */
  mergeIncidents(order: MergeOrder): Promise<MergeOrder>;
  /** Lets somebody try to sign in: who is disabled does not come in. */
  signIn(order: SignInOrder): Promise<SignInResult>;
  /** Filter: service, tenant, op, key, after. */
  effects(filter?: Filter): Promise<readonly EffectEntry[]>;
  /** Filter: service, tenant, after. */
  requests(filter?: Filter): Promise<readonly RequestEntry[]>;
  settings(): Promise<Behaviour>;
  change(patch: BehaviourPatch): Promise<Behaviour>;
  clearState(): Promise<{ removed: true }>;
}

/** The simulator refused an order; the message says why. */
export class ControlRefused extends Error {
  override readonly name = 'ControlRefused';
}

/** A client of the control API at `{origin}/control`. */
export function createControlClient(url: string): ControlClient {
  const get = <T>(path: string, filter: Filter = {}): Promise<T> => call(`${url}${path}${queryOf(filter)}`, 'GET');
  const send = <T>(method: string, path: string, body?: unknown): Promise<T> => call(`${url}${path}`, method, body);
  return {
    health: () => get('/health'),
    tenants: () => get('/tenants'),
    emit: (order) => send('POST', '/events', order),
    putContent: (order) => send('POST', '/contents', order),
    subscriptions: () => get('/subscriptions'),
    setSubscription: (order) => send('POST', '/subscriptions', order),
    mails: (filter) => get('/mails', filter),
    mail: (id) => get(`/mails/${encodeURIComponent(id)}`),
    clearMails: () => send('DELETE', '/mails'),
    tickets: (filter) => get('/tickets', filter),
    seedTickets: (order) => send('POST', '/tickets', order),
    addFault: (rule) => send('POST', '/faults', rule),
    faults: () => get('/faults'),
    removeFault: (id) => send('DELETE', `/faults/${encodeURIComponent(id)}`),
    clearFaults: () => send('DELETE', '/faults'),
    grants: (filter) => get('/grants', filter),
    setGrants: (order) => send('POST', '/grants', order),
    play: (order) => send('POST', '/scenarios', order),
    mergeIncidents: (order) => send('POST', '/merges', order),
    signIn: (order) => send('POST', '/sign-ins', order),
    effects: (filter) => get('/effects', filter),
    requests: (filter) => get('/requests', filter),
    settings: () => get('/settings'),
    change: (patch) => send('PUT', '/settings', patch),
    clearState: () => send('DELETE', '/state'),
  };
}

async function call<T>(url: string, method: string, body?: unknown): Promise<T> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new ControlRefused(`Cannot use the control API of the simulator: ${text}`);
  // The answers are those of control-types.ts, from a program of this very room.
  return JSON.parse(text) as T;
}

function queryOf(filter: Filter): string {
  const entries = Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
}
