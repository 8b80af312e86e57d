import { expect, test } from 'vitest';
import type { Recipient } from '../../contracts/activities.ts';
import type { PersonId, TenantId } from '../../contracts/ids.ts';
import type { TaskChange } from '../../contracts/task.ts';
import { mayChangeTask } from '../../identity/may-change-task.ts';
import { aDirectory, aPerson, aTeam, aTenant } from '../tenants/a-directory.ts';

const CONTOSO = 'contoso' as TenantId;
const FABRIKAM = 'fabrikam' as TenantId;
const directory = aDirectory(
  [aTenant(), aTenant({ id: FABRIKAM })],
  [
    aTeam('onboarding', [aPerson('ada', ['viewer']), aPerson('bruno', ['approver'])]),
    aTeam('leads', [aPerson('dora', ['lead'])]),
    aTeam('others', [aPerson('finn', ['analyst'])], { tenants: [FABRIKAM] }),
    aTeam('monitoring', [aPerson('chen', ['analyst'])]),
  ],
);
const to: readonly Recipient[] = [{ team: 'onboarding' }];
const signOffBy: readonly Recipient[] = [{ team: 'leads' }, { person: 'ada' }];

const ask = (person: string, what: TaskChange['kind'], answeredBy: string | null = null) =>
  mayChangeTask(CONTOSO, directory, {
    person: person as PersonId,
    what,
    task: { to, signOffBy, answeredBy: answeredBy as PersonId | null },
  });

test('those whose work it is answer it and hand it on, whatever role they have', () => {
  expect([ask('ada', 'answer'), ask('bruno', 'answer'), ask('bruno', 'reassign')]).toEqual([null, null, null]);
});

test('others do not, not even a lead; but a lead hands it on', () => {
  expect([ask('chen', 'answer'), ask('chen', 'reassign'), ask('dora', 'answer')]).toEqual([
    'wrong-person',
    'wrong-person',
    'wrong-person',
  ]);
  expect(ask('dora', 'reassign')).toBeNull();
});

test('whoever has to do with the tenant comments, and nobody else', () => {
  expect([ask('chen', 'comment'), ask('finn', 'comment'), ask('mallory', 'comment')]).toEqual([
    null,
    'wrong-person',
    'wrong-person',
  ]);
});

test('those who are asked sign off or send back, unless they did the work', () => {
  expect([ask('dora', 'sign-off', 'ada'), ask('dora', 'send-back', 'ada'), ask('bruno', 'sign-off', 'ada')]).toEqual([
    null,
    null,
    'wrong-person',
  ]);
  expect([ask('ada', 'sign-off', 'ada'), ask('ada', 'send-back', 'bruno')]).toEqual(['own-work', null]);
});
