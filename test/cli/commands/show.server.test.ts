import { expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import type { RunEvent } from '../../../contracts/run.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { record } from '../../ledger/a-run.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();
const failure = { code: 'unavailable', message: 'ServiceNow did not answer\u001b]0;pwned\u0007' } as const;
const settled = (path: string, over: Partial<Extract<RunEvent, { type: 'step-settled' }>>): RunEvent => ({
  type: 'step-settled',
  path: path as StepPath,
  kind: 'action',
  title: `Do ${path}`,
  status: 'succeeded',
  attempts: 1,
  ...over,
});

test('a run is shown with its steps, where it waits and what failed', async () => {
  const run = await cli.api.waitingRun();
  const events = [
    settled('ticket', { attempts: 3 }),
    settled('note', { status: 'failed', failure }),
    settled('other', { status: 'skipped' }),
  ];
  await writeRecords(
    cli.api.ledger.db,
    run,
    events.map((event, at) => record(10 + at, event)),
    'confirmed',
  );
  const { code, out } = await cli.run(['show', run.runId], { as: 'vera' });
  expect(code).toBe(0);
  expect(out).toContain('phishing for contoso: waiting');
  expect(out).toMatch(/…\s+ask\s+Ask\s+waits for a decision until 20/);
  expect(out).toMatch(/✓\s+ticket\s+Do ticket\s+succeeded after 3 attempts/);
  expect(out).toMatch(/✗\s+note\s+Do note\s+unavailable: ServiceNow did not answer/);
  expect(out).toMatch(/-\s+other\s+Do other\s+skipped/);
  expect(out).not.toMatch(/[\u001b\u0007]/);
});

test('an ended run shows outcome, outputs and failure', async () => {
  const run = await cli.api.waitingRun();
  const end: RunEvent = { type: 'run-ended', outcome: 'failed', outputs: { ticket: 'INC1' }, failure };
  await writeRecords(cli.api.ledger.db, run, [record(10, end)], 'confirmed');
  const { out } = await cli.run(['show', run.runId], { as: 'vera' });
  expect(out).toContain('phishing for contoso: failed');
  expect(out).toContain('outputs   {"ticket":"INC1"}');
  expect(out).toContain('failure   unavailable: ServiceNow did not answer');
});

test('the trace is shown on request', async () => {
  const run = await cli.api.waitingRun();
  expect((await cli.run(['show', run.runId, '--records'], { as: 'vera' })).out).toMatch(
    /\n1 {2}20\S+ {2}{"inputs":{"hours":1}/,
  );
  const json = (await cli.run(['show', run.runId, '--records', '--json'], { as: 'vera' })).json();
  expect(json).toMatchObject({
    run: run.runId,
    steps: [{ path: 'ask' }],
    records: [{ seq: 1 }, { seq: 2 }, { seq: 3 }],
  });
});

test('a run that nobody knows', async () => {
  expect((await cli.run(['show', 'r-zzzzzzzzzzzz'], { as: 'vera' })).code).toBe(4);
});

test('what is no run at all', async () => {
  expect((await cli.run(['show', 'latest'], { as: 'vera' })).code).toBe(2);
});

test('a run names the one that it goes on from, and the one that goes on from it', async () => {
  const show = async (run: string) => (await cli.run(['show', run], { as: 'bruno' })).out;
  const startedBy = (out: string) => /Run (?<run>r-\w+)/.exec(out)?.groups?.['run'] ?? '';
  const { runId } = await cli.api.endedRun();
  const retry = startedBy((await cli.run(['retry', runId], { as: 'bruno' })).out);
  await cli.api.endedRun({ runId: retry as typeof runId });
  const rolledBack = await cli.run(['roll-back', retry, '--reason', 'x'], { as: 'bruno' });
  const back = startedBy(rolledBack.out);
  await cli.api.endedRun({ runId: back as typeof runId, final: null });
  expect(await show(runId)).toContain(`retried   by ${retry}`);
  expect(await show(retry)).toContain(`retries   ${runId}\n  undone    by ${back}`);
  expect(await show(back)).toContain(`undoes    ${retry}`);
  const recorded = await cli.run(['test', '--record', retry], { as: 'bruno' });
  expect([recorded.code, recorded.err]).toEqual([
    1,
    `Cannot record run "${retry}": it goes on from the end of run "${runId}", and a case begins at the beginning\nwatchbill test --record ${runId}\n`,
  ]);
});
