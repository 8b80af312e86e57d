import { afterEach, beforeEach, expect, test } from 'vitest';
import { ticketNote } from '../../../actions/ticket/ticket-note.ts';
import { anIncidentRow } from '../../connectors/servicenow/small-instance.ts';
import { startActionBench } from '../action-context.ts';
import type { ActionBench } from '../action-context.ts';

let bench: ActionBench;
beforeEach(async () => {
  bench = await startActionBench();
});
afterEach(() => bench.close());

test('a note is written once by a step, however often the step is tried', async () => {
  bench.instance.rows['incident']?.push(anIncidentRow());
  expect(await ticketNote.run(bench.context, { key: 'k', text: 'Hello' })).toEqual({
    number: 'INC0000001',
    added: true,
  });
  expect(await ticketNote.run({ ...bench.context, maybeSent: true }, { number: 'INC0000001', text: 'Hello' })).toEqual({
    number: 'INC0000001',
    added: false,
  });
  expect(bench.instance.rows['sys_journal_field']).toHaveLength(1);
});

test('a ticket that is not there is not found, and told by the name that was given', async () => {
  await expect(ticketNote.run(bench.context, { key: 'none', text: 'x' })).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining('"none"'),
  });
  await expect(ticketNote.run(bench.context, { number: 'INC9', text: 'x' })).rejects.toThrow(/number "INC9"/);
});
