import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../cli/a-terminal.ts';
import { blocksOf, type Block } from './page-blocks.ts';

/** A command of a page with what the page says it prints, and what it printed. */
export interface Followed {
  readonly command: string;
  readonly shown: string;
  readonly seen: string;
}

/** A page that was followed. */
export interface FollowedPage {
  readonly commands: readonly Followed[];
  /** The page with what was seen. */
  readonly rewritten: string;
}

/** How long a case took is another figure each time; all else is compared as it is. */
export function masked(output: string): string {
  return output.replace(/(?<=^ {2}[✓✗] .*) \d+ ms$/gm, ' N ms');
}

/**
 * Does in a folder what a page says, from its top to its end. What it understands:
 *
 * - a yaml block whose first line is `# PATH` is a file that is written there
 * - a diff block whose first line is `# PATH` is an edit: the lines with `-` make place for those with `+`
 * - a text block with lines `$ npx watchbill …`, `$ cp FROM TO` and `$ touch PATH` are commands with what they print
 *
 * Blocks of other languages, and of these without such a first line, are for readers alone: commands that need a server
 * stand in sh blocks.
 */
export async function followPage(page: string, folder: string, content: string): Promise<FollowedPage> {
  const commands: Followed[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const block of blocksOf(page)) {
    if (block.language === 'yaml') writeNamed(folder, block);
    if (block.language === 'diff') edit(folder, block);
    if (block.language !== 'text' || !block.body.startsWith('$ ')) continue;
    const followed = await followCommands(block.body, folder, content);
    commands.push(...followed);
    parts.push(page.slice(end, block.start), ...followed.map(({ command, seen }) => `$ ${command}\n${seen}`));
    end = block.start + block.body.length;
  }
  return { commands, rewritten: [...parts, page.slice(end)].join('') };
}

function pathOf({ body }: Block): string | undefined {
  return /^# (?<path>\S+\.yaml)\n/.exec(body)?.groups?.['path'];
}

function writeNamed(folder: string, block: Block): void {
  const path = pathOf(block);
  if (path === undefined) return;
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), block.body);
}

function edit(folder: string, block: Block): void {
  const path = pathOf(block);
  if (path === undefined) return;
  const lines = block.body.trimEnd().split('\n').slice(1);
  const without = (sign: string) =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const text = readFileSync(join(folder, path), 'utf8');
  const [before, after] = [without('+'), without('-')];
  if (text.split(before).length !== 2)
    throw new TypeError(`The page edits ${path} where it does not stand:\n${before}`);
  writeFileSync(
    join(folder, path),
    text.replace(before, () => after),
  );
}

async function followCommands(body: string, folder: string, content: string): Promise<readonly Followed[]> {
  const followed: Followed[] = [];
  for (const part of body.split(/^\$ /m).slice(1)) {
    const [command = '', ...shown] = part.split('\n');
    followed.push({ command, shown: shown.join('\n'), seen: await follow(command.split(' '), folder, content) });
  }
  return followed;
}

async function follow([program = '', ...args]: readonly string[], folder: string, content: string): Promise<string> {
  const [first = '', second = ''] = args;
  if (program === 'cp') cpSync(join(folder, first), join(folder, second));
  else if (program === 'touch') writeNew(join(folder, first));
  else if (program === 'npx' && first === 'watchbill') {
    const { out, err } = await run(args.slice(1), { folder, env: { WATCHBILL_CONTENT: content } });
    // Columns are padded; a page has no blanks at the end of a line.
    return (out + err).replace(/ +$/gm, '');
  } else throw new TypeError(`The page has a command that cannot be followed: ${program}`);
  return '';
}

function writeNew(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}
