import { afterEach, beforeEach, expect, test } from 'vitest';
import { ticketUpdate } from '../../../actions/ticket/ticket-update.ts';
import { anIncidentRow } from '../../connectors/servicenow/small-instance.ts';
import { startActionBench } from '../action-context.ts';
import type { ActionBench } from '../action-context.ts';

let bench: ActionBench;
beforeEach(async () => {
  bench = await startActionBench();
});
afterEach(() => bench.close());

const sent = (): unknown => JSON.parse(bench.instance.server.seen.at(-1)?.body ?? '');

test('a state is written as the number of the instance, and nothing else changes', async () => {
  bench.instance.rows['incident']?.push(anIncidentRow());
  expect(await ticketUpdate.run(bench.context, { key: 'k', state: 'in_progress' })).toMatchObject({
    number: 'INC0000001',
  });
  expect(sent()).toEqual({ state: '2' });
});

test('every field can be changed', async () => {
  bench.instance.rows['incident']?.push(anIncidentRow());
  const input = {
    number: 'INC0000001',
    state: 'resolved',
    severity: 'low',
    team: 'monitoring',
    title: 'T',
    description: 'D',
    close_code: 'C',
    close_notes: 'N',
  };
  await ticketUpdate.run(bench.context, input);
  expect(sent()).toEqual({
    state: '6',
    impact: '3',
    urgency: '3',
    assignment_group: 'g1',
    short_description: 'T',
    description: 'D',
    close_code: 'C',
    close_notes: 'N',
  });
});
