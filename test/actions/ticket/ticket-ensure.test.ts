import { afterEach, beforeEach, expect, test } from 'vitest';
import { ticketEnsure } from '../../../actions/ticket/ticket-ensure.ts';
import { startActionBench } from '../action-context.ts';
import type { ActionBench } from '../action-context.ts';

let bench: ActionBench;
beforeEach(async () => {
  bench = await startActionBench();
});
afterEach(() => bench.close());

test('a ticket is opened once under its key, with the tenant in front of it', async () => {
  const input = { key: 'phishing/42', title: 'Phishing', description: 'D', severity: 'high', team: 'monitoring' };
  const first = await ticketEnsure.run(bench.context, input);
  expect(first).toMatchObject({ key: 'phishing/42', number: 'INC0000001', created: true, duplicates: [] });
  expect(bench.instance.rows['incident']?.[0]).toMatchObject({
    correlation_id: 'contoso/phishing/42',
    impact: '1',
    urgency: '2',
    assignment_group: 'g1',
    description: 'D',
  });
  expect(await ticketEnsure.run(bench.context, input)).toMatchObject({ number: 'INC0000001', created: false });
  expect(bench.instance.rows['incident']).toHaveLength(1);
});

test('team and description may be left out', async () => {
  expect(await ticketEnsure.run(bench.context, { key: 'k', title: 'T', severity: 'low' })).toMatchObject({
    created: true,
  });
});
