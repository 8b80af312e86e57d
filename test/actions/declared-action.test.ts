import { expect, test } from 'vitest';
import { CATALOGUE } from '../../actions/catalogue.ts';
import { declaredAction } from '../../actions/declared-action.ts';
import { ticketNote } from '../../actions/ticket/ticket-note.ts';
import { UpstreamError } from '../../connectors/upstream-error.ts';
import { startActionBench } from './action-context.ts';

test('a declared action keeps its signature, and a call says which connector is missing and what to do', async () => {
  const bench = await startActionBench();
  const { run, ...signature } = ticketNote;
  const declared = declaredAction({ ...signature, needs: { connection: 'graph', permissions: ['Some.Read.All'] } });
  expect(declared).toMatchObject({ name: 'ticket.note', example: signature.example, needs: { connection: 'graph' } });
  expect(declared.run).not.toBe(run);
  const refused = await declared.run(bench.context, signature.example.input).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UpstreamError);
  expect(refused).toMatchObject({
    kind: 'not-configured',
    message:
      'Cannot call action "ticket.note" because it needs a connector for "graph": this version has none. Catch "not-configured" in the playbook and ask people instead',
  });
  await bench.close();
});

test('what is declared reads alone, so that a rehearsal with examples changes nothing', () => {
  const waiting = ['announcement.list', 'device.list_enrolled', 'hunting.run', 'licence.list', 'score.list'];
  const declared = CATALOGUE.filter(({ name }) => waiting.includes(name));
  expect(declared).toHaveLength(waiting.length);
  expect(new Set(declared.map(({ impact }) => impact))).toEqual(new Set(['read']));
});
