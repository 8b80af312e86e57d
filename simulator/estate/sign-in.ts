import type { SimulatedTenant } from '../demo/simulated-tenant.ts';
import type { SeededRandom } from '../records/seeded-random.ts';
import type { World } from '../world.ts';
import type { EstateSignIn, EstateUser } from './estate-types.ts';

/** Numbers of the AADSTS codes. */
const DISABLED = 50_057;
const PASSWORD_WRONG = 50_126;
const PASSWORD_EXPIRED = 50_055;

/** An attempt to sign in. */
export interface SignInAttempt {
  readonly user: EstateUser;
  readonly isPasswordRight: boolean;
  readonly ipAddress: string;
  readonly country: string;
}

/** Lets somebody try to sign in, and writes it down for hunting: who is disabled does not come in, whatever the password. */
export function signIn(
  world: World,
  { tenant, random }: { readonly tenant: SimulatedTenant; readonly random: SeededRandom },
  attempt: SignInAttempt,
): EstateSignIn {
  const { user, ipAddress, country } = attempt;
  const errorCode = errorOf(attempt);
  const entry: EstateSignIn = {
    id: random.guid(),
    at: new Date(world.now()).toISOString(),
    userId: user.id,
    ipAddress,
    country,
    application: 'Microsoft 365',
    isSuccess: errorCode === 0,
    errorCode,
  };
  world.estates.of(tenant).put('signIn', entry);
  return entry;
}

function errorOf({ user, isPasswordRight }: SignInAttempt): number {
  if (!user.accountEnabled) return DISABLED;
  if (!isPasswordRight) return PASSWORD_WRONG;
  return user.mustChangePassword ? PASSWORD_EXPIRED : 0;
}
