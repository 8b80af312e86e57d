import { expect, test } from 'vitest';
import { withCli } from '../with-cli.ts';

const cli = withCli();

test('it lists what waits for somebody, what is due first on top, or says that nothing does', async () => {
  expect((await cli.run(['inbox'], { as: 'fay' })).out).toBe('Nothing waits for you\n');
  const late = await cli.api.runWithTask({ task: { to: [{ person: 'chen' }], dueAt: '2026-01-01T00:00:00.000Z' } });
  const question = await cli.api.waitingRun({ by: [{ person: 'chen' }] });
  const { code, out } = await cli.run(['inbox'], { as: 'chen' });
  expect(code).toBe(0);
  expect(out).toMatch(
    new RegExp(
      `${late.runId}.*Grant consent.*2026-01-01T00:00:00.000Z overdue.*do it[^]*${question.runId}.*Purge 3 mails.*decide`,
    ),
  );
  const listed = (await cli.run(['inbox', '--tenant', 'contoso', '--json'], { as: 'chen' })).json<{
    items: unknown[];
  }>();
  expect(listed.items).toHaveLength(2);
});
