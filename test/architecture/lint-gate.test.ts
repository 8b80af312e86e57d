import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './source-files.ts';

/*
 * The linter is only a gate if it says no: our own configuration over files with one fault each, and one without.
 */

/** One fault a file: the rule that has to report it, and where it is planted. */
const FAULTS: readonly (readonly [rule: string, path: string, text: string])[] = [
  [
    'typescript(no-floating-promises)',
    'activities/floating.ts',
    'export async function later(): Promise<void> {}\nexport function now(): void {\n  later();\n}\n',
  ],
  ['typescript(no-explicit-any)', 'activities/any.ts', 'export const loose = (value: any): unknown => value;\n'],
  [
    'typescript(no-non-null-assertion)',
    'activities/assertion.ts',
    'export const first = (list: readonly string[]): string => list[0]!;\n',
  ],
  [
    'eslint(no-empty)',
    'activities/empty-catch.ts',
    'export function quiet(work: () => void): void {\n  try {\n    work();\n  } catch {}\n}\n',
  ],
  [
    'typescript(only-throw-error)',
    'activities/thrown-text.ts',
    "export function give(): never {\n  throw 'text';\n}\n",
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'activities/switch.ts',
    "export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A';\n  }\n  return '';\n}\n",
  ],
  ['eslint(no-restricted-properties)', 'engine/clock.ts', 'export const now = (): number => Date.now();\n'],
  ['eslint(no-restricted-globals)', 'engine/timer.ts', 'export const later = (): unknown => setTimeout(() => 1, 1);\n'],
  [
    'eslint(no-restricted-imports)',
    'language/plan/node.ts',
    "import { sep } from 'node:path';\nexport const slash: string = sep;\n",
  ],
  [
    'eslint(no-restricted-imports)',
    'activities/of-tests.ts',
    "import { one } from '../test/one.ts';\nexport const two: number = one + 1;\n",
  ],
];

const CLEAN: readonly (readonly [path: string, text: string])[] = [
  [
    'activities/clean.ts',
    'export async function later(): Promise<void> {}\nexport const now = async (): Promise<void> => later();\n',
  ],
  ['test/one.ts', 'export const one = 1;\n'],
];

let folder = '';
let reported: readonly { readonly filename: string; readonly code: string }[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchbill-lint-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.json']) cpSync(join(ROOT, file), join(folder, file));
  // The rules that need types are a program of its own, which the linter looks for there.
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of [...FAULTS.map(([, path, text]) => [path, text] as const), ...CLEAN]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const oxlint = join(ROOT, 'node_modules', '.bin', 'oxlint');
  const ran = spawnSync(oxlint, ['--type-aware', '--deny-warnings', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(ran.status, ran.stdout + ran.stderr).toBe(1);
  reported = (JSON.parse(ran.stdout) as { readonly diagnostics: typeof reported }).diagnostics;
}, 30_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(FAULTS)('%s is reported in %s', (rule, path) => {
  expect(reported.filter(({ filename }) => filename === path).map(({ code }) => code)).toEqual([rule]);
});

test('a file without a fault is let pass', () => {
  expect(reported.filter(({ filename }) => CLEAN.some(([path]) => path === filename))).toEqual([]);
});
