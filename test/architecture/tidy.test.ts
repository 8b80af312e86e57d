import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { functionsOf } from './functions-of.ts';
import { UNTESTED, UNUSED } from './exceptions.ts';
import { importsOf } from './imports-of.ts';
import { filesEndingIn, productFiles, ROOT, type SourceFile } from './source-files.ts';
import { withoutComments } from './without-comments.ts';

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 70;

const product = productFiles();
const code = filesEndingIn('.ts', '.mjs').filter(({ path }) => !path.startsWith('test/architecture/'));

/** Text that may stand nowhere in some files; `where` fits the path, `what` the text without comments unless `inComments`. */
interface BannedText {
  readonly what: RegExp;
  readonly where: RegExp;
  readonly because: string;
  readonly inComments?: boolean;
}

/** Replayed code without Temporal's own side of the port, where `Date.now` is the workflow's clock. */
const PURE = /^(contracts|engine|language\/(plan|expressions))\//;
const REPLAYED = /^(contracts|engine|workflows|language\/(plan|expressions))\//;

const BANNED: readonly BannedText[] = [
  {
    what: /throw new Error\(/,
    where: /^(?!test\/|bench\/|tools\/).*\.ts$/,
    because: 'mistakes of users are Diagnostics (returned), refusals of upstreams UpstreamError, ours invariant(…)',
  },
  {
    what: /\b(TODO|FIXME|XXX|HACK)\b/,
    where: /./,
    because: 'what is open is filed, not hidden in the code',
    inComments: true,
  },
  {
    what: /catch\s*(\([^)]*\)\s*)?\{\s*\}/,
    where: /./,
    because: 'a failure that nobody hears of is found last: handle it or say why not',
  },
  {
    what: /\.catch\(\(\)\s*=>\s*(\{\s*\}|undefined|null)\)/,
    where: /./,
    because: 'a failure that nobody hears of is found last: handle it or say why not',
  },
  {
    what: /\bDate\.now\b|\bnew Date\(\)/,
    where: PURE,
    because: 'the same plan with the same answers gives the same trace: use Effects.now',
  },
  {
    what: /\bMath\.random\b/,
    where: REPLAYED,
    because: 'replayed code has no randomness: derive it from the id of the run',
  },
  {
    what: /\b(test|it|describe)\.(skip|todo|only)\b|\bskipIf\(/,
    where: /^test\//,
    because: 'a silent skip is a false green: fail and name what is missing',
  },
  {
    what: /\bvi\.mock\(/,
    where: /^test\//,
    because: 'fake the upstream (simulator) or the clock, not our own modules',
  },
  {
    what: /@ts-(ignore|nocheck|expect-error)/,
    where: /./,
    because: 'types that are wrong are mended where they are declared',
    inComments: true,
  },
  {
    what: /\b(oxlint|eslint)-disable(?!.* -- )/,
    where: /./,
    because: 'switching a rule off needs a reason: `-- because …`',
    inComments: true,
  },
];

/** Text that may stand in no file at all, documentation included. */
const BANNED_EVERYWHERE: readonly BannedText[] = [
  {
    what: /\/work\/|\/root\/|\/home\/[a-z]/,
    where: /./,
    because: 'paths of one machine mean nothing on another',
    inComments: true,
  },
  {
    what: /registry\.np[m]js\.org|files\.python[h]osted\.org|py[p]i\.org/,
    where: /./,
    because: 'where packages come from is the setting of npm and pip, not ours',
    inComments: true,
  },
];

function foundIn(files: readonly SourceFile[], rules: readonly BannedText[]): readonly string[] {
  return files.flatMap((file) => {
    const bare = withoutComments(file.text);
    return rules
      .filter(({ where }) => where.test(file.path))
      .flatMap(({ what, because, inComments }) =>
        linesWith(inComments === true ? file.text : bare, what).map(
          (line) => `${file.path}:${line} holds ${what.source}: ${because}`,
        ),
      );
  });
}

function linesWith(text: string, what: RegExp): readonly number[] {
  return [...text.matchAll(new RegExp(what.source, 'g'))].map((match) => text.slice(0, match.index).split('\n').length);
}

describe('size', () => {
  test(`no file is longer than ${FILE_LINES_MAX} lines`, () => {
    const long = code.filter(({ text }) => text.split('\n').length - 1 > FILE_LINES_MAX);
    expect(
      long.map(({ path, text }) => `${path} has ${text.split('\n').length - 1} lines: give its second concept a file`),
    ).toEqual([]);
  });

  test(`no function is longer than ${FUNCTION_LINES_MAX} lines`, () => {
    const long = code.filter(({ path }) => !/^(test|bench)\//.test(path)).flatMap(functionsOf);
    expect(
      long
        .filter(({ lines }) => lines > FUNCTION_LINES_MAX)
        .map(
          ({ path, line, name, lines }) =>
            `${path}:${line} ${name} has ${lines} lines: let one function decide and others do`,
        ),
    ).toEqual([]);
  });
});

describe('names', () => {
  test('files and folders are in kebab-case', () => {
    const wrong = code.filter(
      ({ path }) =>
        !path
          .split('/')
          .every((part) => /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|server|config|d))*(\.(ts|mjs))?$/.test(part)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('no file is named after nothing', () => {
    const wrong = code.filter(({ path }) => /^(utils?|helpers?|misc|common|shared)\.(ts|mjs)$/.test(basename(path)));
    expect(wrong.map(({ path }) => `${path}: name it after the one thing it holds`)).toEqual([]);
  });
});

describe('words', () => {
  test('no banned text in code', () => {
    expect(foundIn(code, BANNED)).toEqual([]);
  });

  test('no banned text in any file', () => {
    const files = filesEndingIn('.ts', '.mjs', '.md', '.json', '.yaml', '.yml').filter(
      ({ path }) => path !== 'package-lock.json' && !path.startsWith('test/architecture/'),
    );
    expect(foundIn(files, BANNED_EVERYWHERE)).toEqual([]);
  });
});

describe('comments', () => {
  test('every export of contracts/, language/ and connectors/ says what a caller cannot see', () => {
    const files = product.filter(({ path }) => /^(contracts|language|connectors)\//.test(path));
    expect(files.flatMap(undocumentedExportsOf)).toEqual([]);
  });
});

describe('tests', () => {
  const exempt = Object.keys(UNTESTED.entries);
  const untested = product.filter(hasBehaviour).filter(({ path }) => !hasTest(path));

  test('every file with behaviour has a test file of the same path', () => {
    const missing = untested.map(({ path }) => path).filter((path) => !exempt.some((start) => path.startsWith(start)));
    expect(missing.map((path) => `${path} has no test/${path.replace(/\.ts$/, '.test.ts')}`)).toEqual([]);
  });

  test('the list of exceptions names only files that need it, and only shrinks', () => {
    expect(exempt.filter((start) => !untested.some(({ path }) => path.startsWith(start)))).toEqual([]);
    expect(Object.keys(UNTESTED.entries).length).toBeLessThanOrEqual(UNTESTED.most);
  });

  test('no file is dead: each is imported by the product or is where a program starts', () => {
    const imported = new Set(product.flatMap(importsOf).map(({ to }) => to));
    const dead = product.filter(({ path }) => !imported.has(path) && !isEntry(path)).map(({ path }) => path);
    expect(dead.filter((path) => UNUSED.entries[path] === undefined)).toEqual([]);
    expect(Object.keys(UNUSED.entries).filter((path) => !dead.includes(path))).toEqual([]);
    expect(Object.keys(UNUSED.entries).length).toBeLessThanOrEqual(UNUSED.most);
  });
});

describe('the measures themselves', () => {
  const aFunction = (lines: number): SourceFile => ({
    path: 'x.ts',
    text: [
      'export function long(',
      '  a: string,',
      '): void {',
      ...Array.from({ length: lines - 4 }, () => "  run('} {');"),
      '}',
      '',
    ].join('\n'),
  });

  test.each([FUNCTION_LINES_MAX, FUNCTION_LINES_MAX + 1])('a function of %i lines measures so', (lines) => {
    expect(functionsOf(aFunction(lines))).toEqual([{ path: 'x.ts', line: 1, name: 'long', lines }]);
  });

  test('methods and arrow functions are measured, blocks are not', () => {
    const text = [
      'class A {',
      '  async run(a: string): Promise<void> {',
      '    if (a) {',
      '      b();',
      '    }',
      '  }',
      '}',
      'const go = (): void => {',
      '  b();',
      '};',
      '',
    ];
    expect(functionsOf({ path: 'x.ts', text: text.join('\n') }).map(({ name, lines }) => [name, lines])).toEqual([
      ['run', 5],
      ['go', 3],
    ]);
  });

  test('a banned word in a comment or a string is told apart from code', () => {
    const text = "// throw new Error('x')\nconst url = 'https://a.example/b'; throw new Error(url);\n";
    expect(foundIn([{ path: 'a/b.ts', text }], BANNED)).toHaveLength(1);
  });

  test.each([
    ['language/lint/a.ts', "throw new Error('x');"],
    ['engine/a.ts', 'try { a(); } catch {}'],
    ['engine/a.ts', 'a().catch(() => {});'],
    ['contracts/a.ts', 'export const now = Date.now();'],
    ['test/a.test.ts', "test.skip('a', () => {});"],
  ])('a fault planted in %s is found: %s', (path, text) => {
    expect(foundIn([{ path, text }], BANNED)).toHaveLength(1);
  });

  test('an export without a comment is found, one with a comment is not', () => {
    const text = '/** Both. */\nexport const a = 1;\nexport const b = 2;\n\nexport const c = 3;\n';
    expect(undocumentedExportsOf({ path: 'a.ts', text })).toEqual(['a.ts:5 export const c = 3; has no comment']);
  });
});

function undocumentedExportsOf({ path, text }: SourceFile): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    if (!/^export (default |declare |abstract |async )*(function|const|let|class|interface|type)\b(?! \{)/.test(line))
      return [];
    // One comment may stand over a group of constants.
    let head = at;
    while (/^export const .*;$/.test(lines[head] ?? '') && /^export const .*;$/.test(lines[head - 1] ?? '')) head -= 1;
    const before = (lines[head - 1] ?? '').trim();
    // An overload is documented by the first of its signatures.
    const isOverload = /^export (async )?function/.test(line) && /^export (async )?function .*;$/.test(before);
    return before.endsWith('*/') || isOverload ? [] : [`${path}:${at + 1} ${line} has no comment`];
  });
}

/** Whether something happens in the file beyond types and constants. */
function hasBehaviour({ text }: SourceFile): boolean {
  return /\bfunction\b|=>\s*[^;\s]|\bclass\b/.test(withoutTypes(withoutComments(text, { strings: 'blank' })));
}

function withoutTypes(text: string): string {
  return text
    .replace(/^(export )?interface [\s\S]*?^\}$/gm, '')
    .replace(/^(export )?type [\s\S]*?;\n(?=\S|\n|$)/gm, '');
}

function hasTest(path: string): boolean {
  const base = join(ROOT, 'test', path.replace(/\.ts$/, ''));
  return existsSync(`${base}.test.ts`) || existsSync(`${base}.server.test.ts`);
}

/** Where programs start, and what Temporal's bundler looks for by name. */
function isEntry(path: string): boolean {
  return (
    /^(worker|api|cli|simulator)\/main\.ts$/.test(path) ||
    /^tools\//.test(path) ||
    path === 'workflows/index.ts' ||
    path === 'workflows/limit-stack-traces.ts' ||
    path === 'worker/bundle.ts'
  );
}
