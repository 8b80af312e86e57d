import { expect, test } from 'vitest';
import { writeRecords } from '../../../ledger/write-records.ts';
import { aRun, ended, started } from '../../ledger/a-run.ts';
import { runIdOf } from '../../../contracts/ids.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();
const START = ['run', 'triage', '--tenant', 'contoso', '--input', 'mail=a@mail.example'];

test('a playbook is started with inputs of their types', async () => {
  const { code, out } = await cli.run([...START, 'hours=3', '--input', 'severity=high'], { as: 'bruno' });
  expect(code).toBe(0);
  expect(out).toMatch(/^Started run (r-[0-9a-z]{12})\. See: watchbill show \1\n$/);
  expect(cli.api.runs.started.at(-1)?.start.inputs).toEqual({ mail: 'a@mail.example', hours: 3, severity: 'high' });
});

test('each command line is a request of its own', async () => {
  const one = (await cli.run([...START, '--json'], { as: 'bruno' })).json();
  const other = (await cli.run([...START, '--json'], { as: 'bruno' })).json();
  expect(one).toMatchObject({ repeated: false });
  expect(other['run']).not.toBe(one['run']);
});

test('inputs that do not fit are named by the server', async () => {
  const { code, err } = await cli.run([...START, 'hours=100'], { as: 'bruno' });
  expect(code).toBe(2);
  expect(err).toContain('input "hours" must be <= 72');
});

test.each([
  [['run', 'triage'], 2],
  [['run', 'nothing', '--tenant', 'contoso'], 4],
  [['run', 'triage', '--tenant', 'fabrikam', '--input', 'mail=x'], 4],
  [['run', 'nightly', '--tenant', 'contoso'], 6],
])('%j ends with %i', async (args, code) => {
  expect((await cli.run(args, { as: 'bruno' })).code).toBe(code);
});

test('a viewer may not start it', async () => {
  expect((await cli.run(START, { as: 'vera' })).code).toBe(3);
});

/** Starts and waits; the run ends in the ledger while the command sleeps for the second time. */
async function startAndEnd(outcome: string, more: readonly string[] = []) {
  let sleeps = 0;
  const sleep = async () => {
    if (++sleeps !== 2) return;
    const { workflowId } = cli.api.runs.started.at(-1) ?? { workflowId: '' };
    const run = aRun({ workflowId, runId: runIdOf(workflowId, 'first') });
    await writeRecords(cli.api.ledger.db, run, [started(1), ended(2, outcome)], 'confirmed');
  };
  return await cli.run([...START, '--wait', ...more], { as: 'bruno', sleep });
}

test.each([
  ['succeeded', 0],
  ['contained', 0],
  ['failed', 1],
  ['cancelled', 1],
])('--wait tells a run that ended as %s with %i', async (outcome, code) => {
  const ran = await startAndEnd(outcome);
  expect(ran.code).toBe(code);
  expect(ran.out).toMatch(new RegExp(`Run r-\\S+ ended: ${outcome}\n`));
});

test('--wait gives a program the ended run', async () => {
  expect((await startAndEnd('contained', ['--json'])).json()).toMatchObject({ state: 'ended', outcome: 'contained' });
});
