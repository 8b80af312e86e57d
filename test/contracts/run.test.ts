import { expect, test } from 'vitest';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import { endsBehind, OWN_OUTCOMES, personBehind, REFUSAL_CODES, tenantScope } from '../../contracts/run.ts';

const id = 'contoso' as TenantId;

test('expressions read the values of the tenant beside its id and title', () => {
  expect(tenantScope({ id, title: 'Contoso Ltd', values: { stale_hours: 24 } })).toEqual({
    stale_hours: 24,
    id: 'contoso',
    title: 'Contoso Ltd',
  });
});

test('a value of the tenant cannot pass for its id or title', () => {
  const values = { id: 'fabrikam', title: 'Fabrikam' };
  expect(tenantScope({ id, title: 'Contoso Ltd', values })).toEqual({ id: 'contoso', title: 'Contoso Ltd' });
});

test('outcomes and refusals are words in kebab-case, each refusal a sentence without a full stop', () => {
  for (const name of [...OWN_OUTCOMES, ...Object.keys(REFUSAL_CODES)]) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const sentence of Object.values(REFUSAL_CODES)) expect(sentence).toMatch(/^[A-Z].*[^.]$/);
});

test('who started the first of a row of runs stands behind all of them, and ends in a row are counted', () => {
  const ada = 'ada' as PersonId;
  const by = { playbook: 'a' as PlaybookName, run: 'r-1' as RunId };
  const call = { kind: 'playbook', ...by, path: 'x' as StepPath } as const;
  const end = { kind: 'end', ...by, ends: 2 } as const;
  const event = { kind: 'event', eventId: 'e' } as const;
  expect(
    [{ kind: 'person', person: ada } as const, { ...call, person: ada }, { ...end, person: ada }].map(personBehind),
  ).toEqual([ada, ada, ada]);
  expect([event, call, end].map(personBehind)).toEqual([undefined, undefined, undefined]);
  expect([event, call, { ...call, ends: 3 }, end].map(endsBehind)).toEqual([0, 0, 3, 2]);
});
