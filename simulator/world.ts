import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatorUrls } from './control/control-types.ts';
import { DEMO_TENANT_NAMES, tenantFromName } from './demo/simulated-tenant.ts';
import type { SimulatedTenant } from './demo/simulated-tenant.ts';
import { openEstates } from './estate/estate-store.ts';
import type { EstateStore } from './estate/estate-store.ts';
import { createFaultBook } from './faults/fault-book.ts';
import type { FaultBook } from './faults/fault-book.ts';
import { openContentStore } from './management/content-store.ts';
import type { ContentStore } from './management/content-store.ts';
import { openKeptMap } from './state/json-file.ts';
import type { KeptMap } from './state/json-file.ts';
import type { SubscriptionState, TenantGrants } from './control/control-types.ts';
import { openTableStore } from './servicenow/table-store.ts';
import type { TableStore } from './servicenow/table-store.ts';
import { BEHAVIOUR_DEFAULT, patchBehaviour } from './simulator-settings.ts';
import type { Behaviour, SimulatorSettings } from './simulator-settings.ts';
import { openMailStore } from './smtp/mail-store.ts';
import type { MailStore } from './smtp/mail-store.ts';
import { openEffectsLog } from './state/effects-log.ts';
import type { EffectsLog } from './state/effects-log.ts';
import { createRateCounter } from './state/rate-counter.ts';
import type { RateCounter } from './state/rate-counter.ts';
import { createRequestLog } from './state/request-log.ts';
import type { RequestLog } from './state/request-log.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** All that the simulated upstreams share. */
export interface World {
  readonly tenants: ReadonlyMap<string, SimulatedTenant>;
  tenantByGuid(guid: string): SimulatedTenant | undefined;
  readonly seed: number;
  readonly now: () => number;
  /** Known once the server listens. */
  urls: SimulatorUrls;
  behaviour: Behaviour;
  readonly faults: FaultBook;
  readonly effects: EffectsLog;
  readonly requests: RequestLog;
  readonly secondRates: RateCounter;
  readonly minuteRates: RateCounter;
  readonly hourRates: RateCounter;
  /** By tenant name and content type, joined with a slash. */
  readonly subscriptions: KeptMap<SubscriptionState>;
  /** By tenant name; a tenant without an entry has granted everything. */
  readonly grants: KeptMap<TenantGrants>;
  /** What each tenant has in Microsoft 365. */
  readonly estates: EstateStore;
  readonly contents: ContentStore;
  readonly tables: TableStore;
  readonly mails: MailStore;
}

/** Opens the state in the folder of the settings, or starts with none. */
export function openWorld(settings: SimulatorSettings): World {
  const { folder, now = Date.now } = settings;
  mkdirSync(folder, { recursive: true });
  const tenants = tenantsOf(settings);
  return {
    tenants,
    tenantByGuid: (guid) => [...tenants.values()].find((tenant) => tenant.entraTenantId === guid.toLowerCase()),
    seed: settings.seed ?? 1,
    now,
    urls: { token: '', management: '', graph: '', defenderEndpoint: '', servicenow: '', control: '' },
    behaviour: patchBehaviour(BEHAVIOUR_DEFAULT, settings.behaviour ?? {}),
    faults: createFaultBook(),
    effects: openEffectsLog(join(folder, 'effects.ndjson'), now),
    requests: createRequestLog(now),
    secondRates: createRateCounter(SECOND_MS, now),
    minuteRates: createRateCounter(MINUTE_MS, now),
    hourRates: createRateCounter(HOUR_MS, now),
    subscriptions: openKeptMap(join(folder, 'subscriptions.ndjson')),
    grants: openKeptMap(join(folder, 'grants.ndjson')),
    estates: openEstates(folder, now),
    contents: openContentStore(folder, now),
    tables: openTableStore(folder, now),
    mails: openMailStore(folder),
  };
}

/** Forgets everything but tenants and behaviour. */
export function clearWorld(world: World): void {
  world.faults.remove();
  world.effects.clear();
  world.requests.clear();
  world.secondRates.clear();
  world.minuteRates.clear();
  world.hourRates.clear();
  world.subscriptions.clear();
  world.grants.clear();
  world.estates.clear();
  world.contents.clear();
  world.tables.clear();
  world.mails.clear();
}

function tenantsOf(settings: SimulatorSettings): Map<string, SimulatedTenant> {
  const wanted = settings.tenants ?? DEMO_TENANT_NAMES;
  const tenants = wanted.map((tenant) => (typeof tenant === 'string' ? tenantFromName(tenant) : tenant));
  return new Map(tenants.map((tenant) => [tenant.name, tenant]));
}
