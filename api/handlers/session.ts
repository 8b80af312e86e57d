import type { PersonId } from '../../contracts/ids.ts';
import { everybody, findPerson } from '../../identity/people.ts';
import { signIn, signOut } from '../../identity/tokens.ts';
import { rolesOf } from '../../tenants/roles-of.ts';
import { ApiError } from '../api-error.ts';
import type { ApiDependencies, Handler } from '../call.ts';
import type { PersonView } from '../contract.ts';

/** Whom a local trial can sign in as. */
export const listPeople: Handler<'listPeople'> = async (api) => ({
  status: 200,
  body: { people: everybody(api.directory).map(({ id, name }) => ({ id, name })) },
});

/** Signs in as one of them. */
export const login: Handler<'login'> = async (api, { body }) => {
  const person = findPerson(api.directory, body.person);
  if (person === undefined) {
    throw new ApiError(404, 'unknown-person', `Cannot sign in as ${JSON.stringify(body.person)}: no team has them`, {
      hint: `People of the teams: ${everybody(api.directory)
        .map(({ id }) => id)
        .join(', ')}`,
    });
  }
  const signedIn = await signIn(api.db, person.id, api.now());
  return { status: 201, body: { ...signedIn, person: { id: person.id, name: person.name } } };
};

/** Ends the credential that it is called with. */
export const logout: Handler<'logout'> = async (api, { caller, token }) => {
  await signOut(api.db, token);
  return { status: 200, body: { person: caller.person } };
};

/** Who the caller is, and what they are where. */
export const getMe: Handler<'getMe'> = async (api, { caller }) => ({
  status: 200,
  body: { person: personView(api, caller.person), tenants: standings(api, caller.person), expiresAt: caller.expiresAt },
});

function personView(api: ApiDependencies, person: PersonId): PersonView {
  return { id: person, name: findPerson(api.directory, person)?.name ?? person };
}

function standings(api: ApiDependencies, person: PersonId) {
  return [...api.directory.tenants.values()]
    .map(({ id, title }) => ({ tenant: id, title, roles: [...rolesOf(id, api.directory, person)] }))
    .filter(({ roles }) => roles.length > 0);
}
