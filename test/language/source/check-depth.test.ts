import { expect, test } from 'vitest';
import { NESTING_MAX } from '../../../language/source/check-depth.ts';
import { readSource } from '../../../language/source/read-source.ts';

function codeOf(text: string): string {
  const source = readSource(text);
  return source.ok ? 'ok' : String(source.problems[0]?.code);
}

const NESTINGS = {
  brackets: (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`,
  braces: (depth: number) => `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`,
  indentation: (depth: number) => Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
  dashes: (depth: number) => `${'- '.repeat(depth)}x`,
  keys: (depth: number) => `${'? '.repeat(depth)}x`,
};

test.each(Object.entries(NESTINGS))('%s may be nested 40 levels deep, and not one more', (_, nested) => {
  expect(codeOf(nested(NESTING_MAX))).not.toBe('document-too-deep');
  expect(codeOf(nested(NESTING_MAX + 1))).toBe('document-too-deep');
});

test.each(['[', '{', '- ', '? ', '{a: ['])(
  'a text of nothing but %j is refused and does not end the process',
  (text) => {
    expect(codeOf(text.repeat(20_000 / text.length))).toBe('document-too-deep');
  },
);
