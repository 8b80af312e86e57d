import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { EstateUser } from '../estate/estate-types.ts';
import { signIn } from '../estate/sign-in.ts';
import { seededRandom, seedFrom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';
import type { SignInOrder, SignInResult } from './control-types.ts';

/** Who is to sign in where. */
export interface OrderedSignIn {
  readonly order: SignInOrder;
  readonly tenant: SimulatedTenant;
  readonly user: EstateUser;
}

/** Carries out `POST /control/sign-ins`. */
export function orderSignIn(world: World, { order, tenant, user }: OrderedSignIn): SignInResult {
  const { isPasswordRight = true, ipAddress = '198.51.100.20', country = 'DE' } = order;
  const made = world.estates.of(tenant).list('signIn').length;
  const random = seededRandom(seedFrom(`sign-in:${tenant.name}:${made}`));
  const { isSuccess, errorCode } = signIn(world, { tenant, random }, { user, isPasswordRight, ipAddress, country });
  return { isSuccess, errorCode };
}
