import { expect, test } from 'vitest';
import type { TenantId } from '../../../contracts/ids.ts';
import { scheduleInputs } from '../../../language/plan/schedule-inputs.ts';
import { aScheduleTrigger } from '../../activities/a-playbook.ts';

test('the inputs of a schedule see tenant and now', () => {
  const trigger = aScheduleTrigger({ with: { title: { cel: 'tenant.title' }, at: { cel: 'now' } } });
  const tenant = { id: 'contoso' as TenantId, title: 'Contoso', values: {} };
  expect(scheduleInputs(trigger, { tenant, now: '2026-11-21T10:00:00.000Z' })).toEqual({
    ok: true,
    value: { title: 'Contoso', at: '2026-11-21T10:00:00.000Z' },
  });
});
