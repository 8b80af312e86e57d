import type { Estate } from './estate-store.ts';
import type { EstateUser } from './estate-types.ts';

/** A user by id or by name. */
export function findUser(estate: Estate, id: string): EstateUser | undefined {
  return estate.find('user', id) ?? estate.list('user').find(({ upn }) => upn === id.toLowerCase());
}
