import { expect, test } from 'vitest';
import type { Recipient } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { isCalled } from '../../identity/is-called.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

const CONTOSO = 'contoso' as TenantId;
const directory = aDirectory([aTenant()], [aTeam('csirt', [aPerson('ada')]), aTeam('leads', [aPerson('dora')])]);
const called = (person: string, by: readonly Recipient[]) =>
  isCalled(CONTOSO, directory, { person: person as PersonId, by });

test('who is in a team that is called, or is named, is called', () => {
  expect(called('ada', [{ team: 'csirt' }])).toBe(true);
  expect(called('dora', [{ team: 'csirt' }, { person: 'dora' }])).toBe(true);
});

test('nobody else is; an audience and a rota call nobody of ours', () => {
  expect(called('dora', [{ team: 'csirt' }])).toBe(false);
  expect(called('ada', [{ audience: 'mssp' }, { rota: 'night-duty' }])).toBe(false);
  expect(called('ada', [])).toBe(false);
});
