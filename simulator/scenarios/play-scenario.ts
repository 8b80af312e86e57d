import type { PlayedScenario, ScenarioOrder } from '../control/control-types.ts';
import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { AlertKindName } from '../estate/alert-kinds.ts';
import type { Estate } from '../estate/estate-store.ts';
import type { EstateUser } from '../estate/estate-types.ts';
import { makeAlert, makeIncident } from '../estate/make-alert.ts';
import type { AlertSubject } from '../estate/make-alert.ts';
import { makeMail } from '../estate/seed-mail.ts';
import { signIn } from '../estate/sign-in.ts';
import { seededRandom } from '../records/seeded-random.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';

/** What can be played. */
export const SCENARIOS = ['phishing-wave', 'password-spray', 'alert-storm'] as const;

/** Most of what one order may make: mails, attempts, alerts. */
export const COUNT_MAX = 100_000;

/** Alerts that one incident of a storm holds. */
const STORM_ALERTS_PER_INCIDENT = 150;

interface Stage {
  readonly world: World;
  readonly tenant: SimulatedTenant;
  readonly estate: Estate;
  readonly random: SeededRandom;
  /** Everybody but the break-glass account and the administrators. */
  readonly people: readonly EstateUser[];
  readonly count: number;
}

/** Plays a scenario now, as its seed says: the estate holds afterwards what an attack of this kind would leave. */
export function playScenario(world: World, tenant: SimulatedTenant, order: ScenarioOrder): PlayedScenario {
  const estate = world.estates.of(tenant);
  const stage: Stage = {
    world,
    tenant,
    estate,
    random: seededRandom(order.seed ?? world.seed),
    people: estate.list('user').filter(({ directoryRole }) => directoryRole === ''),
    count: order.count,
  };
  switch (order.scenario) {
    case 'phishing-wave':
      return phishingWave(stage);
    case 'password-spray':
      return passwordSpray(stage);
    case 'alert-storm':
      return alertStorm(stage);
  }
}

/** One mail to each of so many people, round and round, and an alert for the first. */
function phishingWave(stage: Stage): PlayedScenario {
  const { world, tenant, estate, random, people, count } = stage;
  const ago = (minutes: number): string => new Date(world.now() - minutes * 60_000).toISOString();
  let wave = { networkMessageId: random.guid(), host: 'invoice-desk.example' };
  const mails = Array.from({ length: count }, (_, at) => {
    // Everybody has one mail of a wave; who comes round again gets the next wave's.
    if (at > 0 && at % people.length === 0) wave = { ...wave, networkMessageId: random.guid() };
    const to = people[at % people.length];
    return to === undefined ? [] : [makeMail({ tenant, random, ago }, { to, minutesAgo: 0, isPhish: true, wave })];
  }).flat();
  mails.forEach((mail) => estate.put('message', mail));
  const [message] = mails;
  const user = people[0];
  const subject = { ...(message === undefined ? {} : { message }), ...(user === undefined ? {} : { user }) };
  const raised = raise(stage, { kind: 'phish', subjects: [subject] });
  return { incidentIds: raised.incidentIds, alertIds: raised.alertIds, made: mails.length };
}

/** So many wrong passwords, one account after the other; the last attempt is right. */
function passwordSpray(stage: Stage): PlayedScenario {
  const { world, tenant, random, people, count } = stage;
  const victims = new Set<EstateUser>();
  for (let at = 0; at < count; at++) {
    const user = people[at % people.length];
    if (user === undefined) continue;
    const attempt = { user, isPasswordRight: at === count - 1, ipAddress: '198.51.100.66', country: 'ZZ' };
    if (signIn(world, { tenant, random }, attempt).isSuccess) victims.add(user);
  }
  const hit = victims.size > 0 ? [...victims] : people.slice(0, 1);
  const raised = raise(stage, { kind: 'spray', subjects: hit.map((user) => ({ user })) });
  return { ...raised, made: count };
}

/** So many alerts about machines by chance, in as many incidents as they need. */
function alertStorm(stage: Stage): PlayedScenario {
  const { estate, random, count } = stage;
  const devices = estate.list('device').filter(({ userId }) => userId !== '');
  const incidentIds: string[] = [];
  const alertIds: string[] = [];
  for (let left = count; left > 0; left -= STORM_ALERTS_PER_INCIDENT) {
    const length = Math.min(left, STORM_ALERTS_PER_INCIDENT);
    const subjects = Array.from({ length }, (): AlertSubject => {
      const device = devices[random.below(devices.length)];
      return device === undefined ? {} : { device };
    });
    const raised = raise(stage, { kind: 'hiddenFile', subjects });
    incidentIds.push(...raised.incidentIds);
    alertIds.push(...raised.alertIds);
  }
  return { incidentIds, alertIds, made: count };
}

interface Raising {
  readonly kind: AlertKindName;
  /** One alert each. */
  readonly subjects: readonly AlertSubject[];
}

/** One incident with its alerts. */
function raise({ world, estate, random }: Stage, { kind, subjects }: Raising): Omit<PlayedScenario, 'made'> {
  const at = new Date(world.now()).toISOString();
  const highest = estate.list('incident').reduce((most, { id }) => Math.max(most, Number(id)), 0);
  const incident = makeIncident(String(highest + 1), kind, at);
  estate.put('incident', incident);
  const alerts = subjects.map((subject) => makeAlert(random, { kind, incidentId: incident.id, at, ...subject }));
  alerts.forEach((alert) => estate.put('alert', alert));
  return { incidentIds: [incident.id], alertIds: alerts.map(({ id }) => id) };
}
