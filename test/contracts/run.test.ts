import { expect, test } from 'vitest';
import type { TenantId } from '../../contracts/ids.ts';
import { OWN_OUTCOMES, REFUSAL_CODES, tenantScope } from '../../contracts/run.ts';

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
