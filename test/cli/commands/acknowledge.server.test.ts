import { beforeEach, expect, test } from 'vitest';
import type { StepPath } from '../../../contracts/ids.ts';
import type { RunContext } from '../../../contracts/run.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { fakeRuns } from '../../api/fake-runs.ts';
import { record } from '../../ledger/a-run.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();
beforeEach(() => {
  cli.api.runs.delivered.length = 0;
  cli.api.runs.answer = fakeRuns().answer;
});
const sent = () => cli.api.runs.delivered.map(({ message }) => ('path' in message ? message.path : ''));

/** Steps that call people now. */
async function callingRun(...paths: readonly string[]): Promise<RunContext> {
  const run = await cli.api.waitingRun();
  const records = paths.map((path, index) =>
    record(20 + index, {
      type: 'step-waiting',
      path: path as StepPath,
      reason: 'acknowledgement',
      until: '2099-01-01T00:00:00.000Z',
    }),
  );
  if (records.length > 0) await writeRecords(cli.api.ledger.db, run, records, 'confirmed');
  return run;
}

test('who is called says that they have it, by the id of the step or its path', async () => {
  const run = await callingRun('each[1]/wake');
  expect(await cli.run(['acknowledge', run.runId, 'wake'], { as: 'chen' })).toMatchObject({
    code: 0,
    out: `You have step each[1]/wake of run ${run.runId}; nobody more is called\n`,
  });
  expect((await cli.run(['ack', run.runId, 'each[1]/wake', '--json'], { as: 'chen' })).json()).toEqual({
    run: run.runId,
    path: 'each[1]/wake',
    settled: 'acknowledged',
  });
});

test('an id that several steps have is refused; one that none has goes to the run, which knows', async () => {
  const run = await callingRun('each[0]/wake', 'each[1]/wake');
  const several = await cli.run(['ack', run.runId, 'wake'], { as: 'chen' });
  expect([several.code, several.err]).toEqual([2, expect.stringContaining('each[0]/wake, each[1]/wake')]);
  await cli.run(['ack', run.runId, 'early'], { as: 'chen' });
  expect(sent()).toEqual(['early']);
});

test('a word that is not checked yet says so', async () => {
  cli.api.runs.answer = () => ({ kind: 'answered', answer: { accepted: false, because: 'being-checked' } });
  const run = await callingRun('wake');
  expect((await cli.run(['ack', run.runId, 'wake'], { as: 'chen' })).out).toContain('Your word is noted');
});
