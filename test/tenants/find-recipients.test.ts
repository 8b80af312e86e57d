import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { findRecipients } from '../../tenants/find-recipients.ts';
import { aDirectory, aPerson, aTeam, aTenant } from './a-directory.ts';

const contoso = 'contoso' as TenantId;
const fabrikam = 'fabrikam' as TenantId;
const directory = aDirectory(
  [aTenant(), aTenant({ id: fabrikam, audiences: {} })],
  [
    aTeam('csirt', [aPerson('ada'), aPerson('ben')]),
    aTeam('monitoring', [aPerson('ada'), aPerson('cleo')], { mail: 'monitoring@soc.example' }),
    aTeam('contoso-only', [aPerson('dan')], { tenants: [contoso] }),
  ],
);

test('a team without a mailbox is its members', () => {
  const { people } = findRecipients(contoso, directory, [{ team: 'csirt' }]);
  expect(people.map(({ mail }) => mail)).toEqual(['ada@soc.example', 'ben@soc.example']);
});

test('a team with a mailbox is the mailbox alone', () => {
  const { people } = findRecipients(contoso, directory, [{ team: 'monitoring' }]);
  expect(people).toEqual([{ name: 'Team monitoring', mail: 'monitoring@soc.example' }]);
});

test('an audience is what the tenant says of it', () => {
  expect(findRecipients(contoso, directory, [{ audience: 'mssp' }]).people).toEqual([
    { name: 'Northwind', mail: 'soc@mssp.example' },
  ]);
  expect(findRecipients(fabrikam, directory, [{ audience: 'mssp' }])).toEqual({
    people: [],
    missing: ['audience "mssp" means nobody in tenant "fabrikam"'],
  });
});

test('a person is found in any team that works for the tenant, and in no other', () => {
  expect(findRecipients(contoso, directory, [{ person: 'dan' }]).people).toHaveLength(1);
  expect(findRecipients(fabrikam, directory, [{ person: 'dan' }]).missing).toEqual([
    'person "dan" means nobody in tenant "fabrikam"',
  ]);
});

test('a team that does not work for the tenant gets nothing', () => {
  expect(findRecipients(fabrikam, directory, [{ team: 'contoso-only' }])).toEqual({
    people: [],
    missing: ['team "contoso-only" means nobody in tenant "fabrikam"'],
  });
});

test('an address that several recipients share gets one mail', () => {
  const { people } = findRecipients(contoso, directory, [{ team: 'csirt' }, { person: 'ada' }]);
  expect(people).toHaveLength(2);
});

test('an unknown recipient does not keep the others from getting their mail', () => {
  const found = findRecipients(contoso, directory, [{ team: 'nobody' }, { person: 'ada' }]);
  expect(found.people).toHaveLength(1);
  expect(found.missing).toHaveLength(1);
});
