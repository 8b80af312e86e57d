import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('the inbox holds what the person may decide; the rest on request, with the reason', async () => {
  expect((await cli.run(['approvals'], { as: 'chen' })).out).toBe('Nothing waits for your decision\n');
  const mine = await cli.api.waitingRun({ by: [{ person: 'chen' }], question: 'Purge?\u001b[2J\n\u202Eforged' });
  const other = await cli.api.waitingRun({ by: [{ person: 'ada' }] });
  const { out } = await cli.run(['approvals'], { as: 'chen' });
  expect(out).toMatch(
    new RegExp(`${mine.runId}\\s+ask\\s+Contoso\\s+Purge\\?\uFFFD\\[2J \uFFFDforged\\s+\\S+\\s+may decide`),
  );
  expect(out).not.toContain(other.runId);
  expect((await cli.run(['approvals', '--all'], { as: 'chen' })).out).toMatch(
    new RegExp(`${other.runId} .*wrong-person`),
  );
  expect((await cli.run(['approvals', '--json', '--tenant', 'contoso'], { as: 'chen' })).json()).toMatchObject({
    approvals: [{ run: mine.runId }],
  });
});
