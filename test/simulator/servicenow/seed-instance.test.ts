import { expect, test } from 'vitest';
import { aBench, jsonOf } from '../support.ts';

test('a seeded ticket was last updated when it says, and is no effect of a client', async () => {
  const { control } = await aBench();
  const [ticket] = await control.seedTickets({
    tenant: 'contoso',
    tickets: [{ fields: { assignment_group: 'monitoring', work_notes: 'old note' }, updatedHoursAgo: 48 }],
  });
  expect(ticket).toMatchObject({
    group: 'monitoring',
    fields: { sys_updated_on: '2026-11-18 12:00:00', opened_at: '2026-11-17 12:00:00' },
    notes: [{ element: 'work_notes', value: 'old note', at: '2026-11-18 12:00:00' }],
  });
  expect(await control.effects()).toEqual([]);
});

test('every instance has the three groups', async () => {
  const { table } = await aBench();
  const answer = await jsonOf<{ result: { name: string }[] }>(await table('table/sys_user_group?sysparm_fields=name'));
  expect(answer.result.map(({ name }) => name)).toEqual(['monitoring', 'csirt', 'threat-hunting']);
});
