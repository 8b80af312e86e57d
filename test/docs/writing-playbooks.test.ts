import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../architecture/source-files.ts';
import { followPage, masked } from './follow-page.ts';
import { readPage } from './page-blocks.ts';

/** The commands that the page shows with their output: a page that shows fewer has lost some. */
const SHOWN = ['check', 'explain', 'test', 'rehearse', 'diff'];

/** `UPDATE_DOCS=1` writes what the commands print into the page. Read the difference: it is what people are shown. */
test('whoever follows «Writing playbooks» sees what the page shows', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-page-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const page = readPage('writing-playbooks.md');
  const { commands, rewritten } = await followPage(page, folder, 'first');

  for (const name of SHOWN) expect(commands.map(({ command }) => command.split(' ')[2])).toContain(name);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(join(ROOT, 'docs/writing-playbooks.md'), rewritten);
  else {
    const differing = commands.filter(({ shown, seen }) => masked(shown) !== masked(seen));
    expect(differing.map(({ command, seen }) => ({ command, output: masked(seen) }))).toEqual(
      differing.map(({ command, shown }) => ({ command, output: masked(shown) })),
    );
  }
});
