import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ran } from '../cli/a-terminal.ts';
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

/** How a page is followed. */
export interface Following {
  readonly folder: string;
  /** The language of the blocks whose commands are run. Files are written and edited only on the way through `text`. */
  readonly blocks: 'text' | 'console';
  watchbill(args: readonly string[]): Promise<Ran>;
}

/**
 * Does in a folder what a page says, from its top to its end. What it understands:
 *
 * - a yaml block whose first line is `# PATH` is a file that is written there
 * - a diff block whose first line is `# PATH` is an edit: the lines with `-` make place for those with `+`
 * - a text block with lines `$ npx watchbill …`, `$ cp -r FROM TO` and `$ touch PATH` are commands with what they print
 * - a console block holds commands that need a server, with what they print
 *
 * Blocks of other languages, and of these without such a first line, are for readers alone.
 */
export async function followPage(page: string, following: Following): Promise<FollowedPage> {
  const { folder, blocks } = following;
  const commands: Followed[] = [];
  const parts: string[] = [];
  let end = 0;
  for (const block of blocksOf(page)) {
    if (blocks === 'text' && block.language === 'yaml') writeNamed(folder, block);
    if (blocks === 'text' && block.language === 'diff') edit(folder, block);
    if (block.language !== blocks || !block.body.startsWith('$ ')) continue;
    const followed = await followCommands(block.body, following);
    commands.push(...followed);
    parts.push(page.slice(end, block.start), ...followed.map(({ command, seen }) => `$ ${command}\n${seen}`));
    end = block.start + block.body.length;
  }
  return { commands, rewritten: [...parts, page.slice(end)].join('') };
}

/** What differs between a page and what was seen, as the page has it and as it would have to be. */
export function differences({ commands }: FollowedPage) {
  const differing = commands.filter(({ shown, seen }) => masked(shown) !== masked(seen));
  return {
    shown: differing.map(({ command, shown }) => ({ command, output: masked(shown) })),
    seen: differing.map(({ command, seen }) => ({ command, output: masked(seen) })),
  };
}

/** How long a case took is another figure each time, and a hash with each action; all else is compared as it is. */
function masked(output: string): string {
  return output.replace(/(?<=^ {2}[✓✗] .*) \d+ ms$/gm, ' N ms').replace(/\([0-9a-f]{12}\)$/gm, '(HASH)');
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

async function followCommands(body: string, following: Following): Promise<readonly Followed[]> {
  const followed: Followed[] = [];
  for (const part of body.split(/^\$ /m).slice(1)) {
    const [command = '', ...shown] = part.split('\n');
    followed.push({ command, shown: shown.join('\n'), seen: await follow(command.split(' '), following) });
  }
  return followed;
}

async function follow([program, ...args]: readonly string[], { folder, watchbill }: Following): Promise<string> {
  const [first = '', second = ''] = args.filter((arg) => arg !== '-r');
  if (program === 'cp') cpSync(join(folder, first), join(folder, second), { recursive: true });
  else if (program === 'touch') writeNew(join(folder, first));
  else if (program === 'npx' && first === 'watchbill') {
    const { out, err } = await watchbill(args.slice(1));
    // Columns are padded; a page has no blanks at the end of a line.
    return (out + err).replace(/ +$/gm, '');
  } else throw new TypeError(`The page has a command that cannot be followed: ${program}`);
  return '';
}

function writeNew(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}
