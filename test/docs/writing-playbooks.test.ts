import { expect, test } from 'vitest';
import { run } from '../cli/a-terminal.ts';
import { aFolder } from './a-folder.ts';
import { differences, followPage } from './follow-page.ts';
import { readPage, rewritePage } from './page-blocks.ts';

const PAGE = 'writing-playbooks.md';

/** The commands that the page shows with their output: a page that shows fewer has lost some. */
const SHOWN = ['check', 'explain', 'test', 'rehearse', 'diff'];

/** `UPDATE_DOCS=1` writes what the commands print into the page. Read the difference: it is what people are shown. */
test('whoever follows «Writing playbooks» sees what the page shows', async () => {
  const folder = aFolder();
  const watchbill = async (args: readonly string[]) => await run(args, { folder, env: { WATCHBILL_CONTENT: 'first' } });
  const followed = await followPage(readPage(PAGE), { folder, blocks: 'text', watchbill });

  const commands = followed.commands.map(({ command }) => command.split(' ')[2]);
  for (const name of SHOWN) expect(commands).toContain(name);
  if (rewritePage(PAGE, followed.rewritten)) return;
  const { seen, shown } = differences(followed);
  expect(seen).toEqual(shown);
});
