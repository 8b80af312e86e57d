import type { EstateIncident, EstateUser } from '../estate/estate-types.ts';
import { findUser } from '../estate/find-user.ts';
import { COUNT_MAX, SCENARIOS } from '../scenarios/play-scenario.ts';
import type { World } from '../world.ts';
import type { MergeOrder, ScenarioOrder, SignInOrder } from './control-types.ts';
import { readTenant } from './read-orders.ts';
import type { Problem, TenantOrder } from './read-orders.ts';

/** `POST /control/scenarios`. */
export function readScenario(world: World, body: unknown): TenantOrder<ScenarioOrder> | Problem {
  const read = readTenant<ScenarioOrder>(world, body);
  if ('problem' in read) return read;
  const { scenario, count } = read.order;
  if (!SCENARIOS.includes(scenario)) return { problem: `scenario must be one of ${SCENARIOS.join(', ')}` };
  const isFine = Number.isInteger(count) && count >= 1 && count <= COUNT_MAX;
  return isFine ? read : { problem: `count must be a whole number from 1 to ${COUNT_MAX}` };
}

/** An order to merge, with the incidents that it names. */
export interface ReadMerge extends TenantOrder<MergeOrder> {
  readonly from: EstateIncident;
  readonly into: EstateIncident;
}

/** `POST /control/merges`. */
export function readMerge(world: World, body: unknown): ReadMerge | Problem {
  const read = readTenant<MergeOrder>(world, body);
  if ('problem' in read) return read;
  const estate = world.estates.of(read.tenant);
  const [from, into] = [read.order.from, read.order.into].map((id) => estate.find('incident', String(id)));
  if (from === undefined || into === undefined || from === into)
    return { problem: 'from and into must be two incidents of the tenant' };
  return { ...read, from, into };
}

/** `POST /control/sign-ins`. */
export function readSignIn(
  world: World,
  body: unknown,
): (TenantOrder<SignInOrder> & { readonly user: EstateUser }) | Problem {
  const read = readTenant<SignInOrder>(world, body);
  if ('problem' in read) return read;
  const user = findUser(world.estates.of(read.tenant), String(read.order.user));
  return user === undefined ? { problem: `there is no user "${read.order.user}"` } : { ...read, user };
}
