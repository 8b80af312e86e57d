import { expect, test } from 'vitest';
import { aPlan, publish } from '../a-soc.ts';
import { withApi } from '../with-api.ts';

const api = withApi();

test('the published playbooks are listed with what starts them', async () => {
  const { status, body } = await api.call('GET', '/playbooks', { as: 'vera' });
  expect(status).toBe(200);
  expect(body['playbooks']).toMatchObject([
    { name: 'for-leads', triggers: ['manual'] },
    { name: 'nightly', triggers: ['schedule'] },
    { name: 'triage', title: 'Playbook triage', owner: 'monitoring', triggers: ['manual'] },
  ]);
});

test('a playbook says which inputs it takes', async () => {
  const { body } = await api.call('GET', '/playbooks/triage', { as: 'vera' });
  expect(body['inputs']).toEqual([
    {
      name: 'hours',
      schema: { type: 'integer', minimum: 1, maximum: 72 },
      isRequired: false,
      default: 24,
      description: 'How old',
    },
    { name: 'mail', schema: { type: 'string', maxLength: 50 }, isRequired: true },
    { name: 'severity', schema: { enum: ['low', 'high'] }, isRequired: false, default: 'low' },
  ]);
});

test('a playbook that nobody published is not found', async () => {
  expect((await api.call('GET', '/playbooks/nothing', { as: 'vera' })).status).toBe(404);
});

test('a playbook of a newer Watchbill is refused with what to do', async () => {
  await publish(api.ledger.db, { ...aPlan('of-tomorrow'), irVersion: 999 });
  expect(await api.call('GET', '/playbooks/of-tomorrow', { as: 'vera' })).toMatchObject({
    status: 409,
    body: { error: { code: 'plan-unreadable' } },
  });
});
