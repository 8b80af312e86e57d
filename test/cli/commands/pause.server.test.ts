import { expect, test } from 'vitest';
import type { PersonId } from '../../../contracts/ids.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('an analyst pauses a run with a reason, and sees that it is paused', async () => {
  const run = await cli.api.waitingRun();
  const asked = await cli.run(['pause', run.runId, '--reason', 'Looks wrong'], { as: 'bruno' });
  expect(asked.code).toBe(0);
  expect(asked.out).toContain(`watchbill resume ${run.runId}`);
  const message = { type: 'pause', by: 'bruno' as PersonId, reason: 'Looks wrong' } as const;
  expect(cli.api.runs.delivered.at(-1)?.message).toMatchObject(message);
  const event = { type: 'run-paused', by: message.by, reason: message.reason } as const;
  await writeRecords(cli.api.ledger.db, run, [{ seq: 20, at: '2026-03-02T08:30:00.000Z', event }], 'confirmed');
  const shown = await cli.run(['show', run.runId], { as: 'bruno' });
  expect(shown.out).toContain(': paused');
  expect(shown.out).toContain('2026-03-02T08:30:00.000Z by bruno: Looks wrong');
  expect((await cli.run(['runs', '--state', 'paused'], { as: 'bruno' })).out).toContain(run.runId);
  const json = await cli.run(['pause', run.runId, '--reason', 'again', '--json'], { as: 'bruno' });
  expect(json.json()).toEqual({ run: run.runId });
});

test('a reason is needed, and a viewer may not', async () => {
  const run = await cli.api.waitingRun();
  expect((await cli.run(['pause', run.runId], { as: 'bruno' })).code).toBe(2);
  expect((await cli.run(['pause', run.runId, '--reason', 'x'], { as: 'vera' })).code).toBe(3);
});
