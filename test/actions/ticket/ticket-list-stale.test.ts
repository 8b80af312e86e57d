import { afterEach, beforeEach, expect, test } from 'vitest';
import { ticketListStale } from '../../../actions/ticket/ticket-list-stale.ts';
import { anIncidentRow } from '../../connectors/servicenow/small-instance.ts';
import { startActionBench } from '../action-context.ts';
import type { ActionBench } from '../action-context.ts';

let bench: ActionBench;
beforeEach(async () => {
  bench = await startActionBench();
});
afterEach(() => bench.close());

test('silent tickets come with their hours, the most silent first, and a key only where the tenant gave one', async () => {
  bench.instance.rows['incident']?.push(
    anIncidentRow({ sys_id: 's1', number: 'INC0000001', sys_updated_on: '2026-11-20 09:30:00' }),
    anIncidentRow({
      sys_id: 's2',
      number: 'INC0000002',
      sys_updated_on: '2026-11-18 10:00:00',
      correlation_id: 'fabrikam/k',
    }),
    anIncidentRow({ sys_id: 's3', number: 'INC0000003', sys_updated_on: '2026-11-20 10:00:00' }),
    anIncidentRow({ sys_id: 's4', number: 'INC0000004', sys_updated_on: '2026-11-18 10:00:00', correlation_id: '' }),
  );
  const output = await ticketListStale.run(bench.context, { team: 'monitoring', older_than_hours: 24 });
  expect(output).toMatchObject({
    tickets: [
      { number: 'INC0000002', hours_silent: 72 },
      { number: 'INC0000004', hours_silent: 72 },
      { number: 'INC0000001', hours_silent: 24, key: 'k', updated_at: '2026-11-20T09:30:00.000Z' },
    ],
  });
  expect(JSON.stringify(output)).not.toContain('fabrikam');
});

test('a limit holds', async () => {
  for (let at = 0; at < 3; at++) bench.instance.rows['incident']?.push(anIncidentRow({ sys_id: `s${at}` }));
  const output = await ticketListStale.run(bench.context, { team: 'monitoring', older_than_hours: 0, limit: 2 });
  expect(output).toMatchObject({ tickets: [{}, {}] });
});
