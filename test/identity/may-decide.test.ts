import { expect, test } from 'vitest';
import type { Recipient } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import { mayDecide } from '../../identity/may-decide.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

const CONTOSO = 'contoso' as TenantId;
const FABRIKAM = 'fabrikam' as TenantId;
const directory = aDirectory(
  [aTenant(), aTenant({ id: FABRIKAM })],
  [
    aTeam('csirt', [aPerson('ada', ['analyst', 'approver']), aPerson('bruno', ['analyst'])]),
    aTeam('leads', [aPerson('dora', ['lead', 'admin'])]),
    aTeam('csirt-contoso', [aPerson('eli', ['approver'])], { tenants: [CONTOSO] }),
    aTeam('others', [aPerson('finn', ['approver'])], { tenants: [FABRIKAM] }),
  ],
);
const csirt: Recipient = { team: 'csirt' };

const ask = (person: string, by: readonly Recipient[], more: { tenant?: TenantId; notBy?: readonly string[] } = {}) =>
  mayDecide(more.tenant ?? CONTOSO, directory, {
    person: person as PersonId,
    by,
    notBy: (more.notBy ?? []) as readonly PersonId[],
  });

test('an approver of a team that is asked may decide', () => {
  expect(ask('ada', [csirt])).toBeNull();
});

test('a member without the role approver may not', () => {
  expect(ask('bruno', [csirt])).toBe('wrong-person');
});

test('a lead or admin has the role approver by no rank', () => {
  expect(ask('dora', [{ team: 'leads' }])).toBe('wrong-person');
});

test('an approver of a team that is not asked may not', () => {
  expect(ask('eli', [csirt])).toBe('wrong-person');
});

test('a person who is asked by name may, another approver may not', () => {
  expect(ask('ada', [{ person: 'ada' }])).toBeNull();
  expect(ask('eli', [{ person: 'ada' }])).toBe('wrong-person');
});

test('a team that does not work for the tenant decides nothing there', () => {
  expect(ask('eli', [{ team: 'csirt-contoso' }])).toBeNull();
  expect(ask('eli', [{ team: 'csirt-contoso' }], { tenant: FABRIKAM })).toBe('wrong-person');
  expect(ask('finn', [{ team: 'others' }])).toBe('wrong-person');
});

test('people of an audience cannot decide, whatever they are called', () => {
  expect(ask('ada', [{ audience: 'csirt' }])).toBe('wrong-person');
});

test('who asked does not decide, even if the team is asked', () => {
  expect(ask('ada', [csirt], { notBy: ['ada'] })).toBe('own-request');
});

test('nobody asked means nobody decides', () => {
  expect(ask('ada', [])).toBe('wrong-person');
});
