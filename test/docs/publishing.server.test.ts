import { expect, test } from 'vitest';
import { run } from '../cli/a-terminal.ts';
import { withCli } from '../cli/with-cli.ts';
import { aFolder } from './a-folder.ts';
import { differences, followPage } from './follow-page.ts';
import { readPage, rewritePage } from './page-blocks.ts';

const PAGE = 'writing-playbooks.md';
const cli = withCli();

test('whoever publishes the playbook of «Writing playbooks» sees what the page shows', async () => {
  const folder = aFolder();
  const page = readPage(PAGE);
  const env = { WATCHBILL_CONTENT: 'first' };
  await followPage(page, { folder, blocks: 'text', watchbill: async (args) => await run(args, { folder, env }) });

  // In the page the worker publishes the folder as version 1 when it starts.
  const asLead = async (args: readonly string[]) => await cli.run(args, { as: 'lena', folder, env });
  expect((await asLead(['publish', 'first/playbooks/park-silent-tickets'])).err).toBe('');

  const followed = await followPage(page, { folder, blocks: 'console', watchbill: asLead });
  expect(followed.commands).not.toEqual([]);
  if (rewritePage(PAGE, followed.rewritten)) return;
  const { seen, shown } = differences(followed);
  expect(seen).toEqual(shown);
});
