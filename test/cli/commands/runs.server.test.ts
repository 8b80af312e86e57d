import { expect, test } from 'vitest';
import type { PlaybookName } from '../../../contracts/ids.ts';
import { writeRecords } from '../../../ledger/write-records.ts';
import { ended } from '../../ledger/a-run.ts';
import { FABRIKAM } from '../../api/a-soc.ts';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('nothing yet', async () => {
  expect(await cli.run(['runs'], { as: 'vera' })).toMatchObject({ code: 0, out: 'No runs\n' });
});

test('runs are listed with state, starter and outcome; other tenants do not exist', async () => {
  const waiting = await cli.api.waitingRun();
  const over = await cli.api.waitingRun();
  const theirs = await cli.api.waitingRun({ tenant: FABRIKAM });
  await writeRecords(cli.api.ledger.db, over, [ended(9, 'contained')], 'confirmed');
  const { out } = await cli.run(['runs'], { as: 'vera' });
  expect(out).toMatch(new RegExp(`${waiting.runId}\\s+contoso\\s+phishing\\s+waiting .* person bruno`));
  expect(out).toMatch(new RegExp(`${over.runId}\\s+contoso\\s+phishing\\s+contained`));
  expect(out).not.toContain(theirs.runId);
  expect((await cli.run(['runs', '--state', 'ended', '--json'], { as: 'vera' })).json()).toMatchObject({
    runs: [{ run: over.runId }],
    next: null,
  });
  expect((await cli.run(['runs', '--tenant', 'fabrikam'], { as: 'vera' })).code).toBe(4);
});

test('a page says how to go on', async () => {
  await cli.api.waitingRun();
  const { out } = await cli.run(['runs', '--limit', '1'], { as: 'vera' });
  const cursor = /More: watchbill runs --cursor (\S+)/.exec(out)?.[1] ?? '';
  expect((await cli.run(['runs', '--cursor', cursor], { as: 'vera' })).code).toBe(0);
});

test.each([
  ['--state', 'sleeping'],
  ['--limit', 'x'],
  ['--limit', '201'],
])('%s %s is a wrong command line', async (option, value) => {
  expect((await cli.run(['runs', option, value], { as: 'vera' })).code).toBe(2);
});

test('T6: a playbook with escape sequences in its name paints no terminal', async () => {
  await cli.api.waitingRun({ playbook: 'evil\u001b[2J\u202E\nr-forged' as PlaybookName });
  const { out } = await cli.run(['runs'], { as: 'vera' });
  expect(out).not.toMatch(/[\u001b\u202E]/);
  expect(out).toContain('evil\uFFFD[2J\uFFFD r-forged');
});
