import { expect, test } from 'vitest';
import { aBench, aFolder } from '../support.ts';

test('every group of every instance has one fresh ticket and two that are long without an update', async () => {
  const { control, clock } = await aBench({ hasDemoTickets: true });
  const tickets = await control.tickets({ tenant: 'tailspin', group: 'csirt' });
  const ages = tickets.map(
    ({ fields }) => (clock.now - Date.parse(`${fields['sys_updated_on']?.replace(' ', 'T')}Z`)) / 3_600_000,
  );
  expect(ages.map(Math.floor)).toEqual([2, 30, 75]);
  expect(await control.tickets()).toHaveLength(27);
  expect(await control.effects()).toEqual([]);
});

test('a second start adds no more of them', async () => {
  const folder = aFolder();
  const first = await aBench({ hasDemoTickets: true, folder });
  await first.simulator.stop();
  const second = await aBench({ hasDemoTickets: true, folder });
  expect(await second.control.tickets()).toHaveLength(27);
});
