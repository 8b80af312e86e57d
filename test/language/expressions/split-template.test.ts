import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitTemplate } from '../../../language/expressions/split-template.ts';

/** The parts as short texts: expressions in angle brackets. */
function parts(text: string): readonly string[] {
  const split = splitTemplate(text);
  if (!split.ok) return [split.problem.code];
  return split.parts.map((part) => (part.kind === 'text' ? part.text : `<${part.source}>`));
}

test('text without spans is one text', () => {
  expect(parts('Phishing')).toEqual(['Phishing']);
  expect(parts('')).toEqual(['']);
  expect(parts('a $ b { c } $')).toEqual(['a $ b { c } $']);
});

test('a span is found with the range of its source', () => {
  const text = 'Run ${{  run.id }}: ${{run.outcome}}';
  const split = splitTemplate(text);
  expect(parts(text)).toEqual(['Run ', '<run.id>', ': ', '<run.outcome>']);
  const found = split.ok
    ? split.parts.flatMap((part) => (part.kind === 'cel' ? [text.slice(part.range.start, part.range.end)] : []))
    : [];
  expect(found).toEqual(['run.id', 'run.outcome']);
});

test('an empty span is an empty expression', () => {
  expect(parts('${{ }}')).toEqual(['<>']);
});

test.each([
  ['${{ "}}" }}', ['<"}}">']],
  ["${{ '}}' + \"'}}\" }}!", ["<'}}' + \"'}}\">", '!']],
  ['${{ "a\\"}}" }}', ['<"a\\"}}">']],
  ['${{ """a"}}""" }}', ['<"""a"}}""">']],
  ["${{ '''}}''' }}", ["<'''}}'''>"]],
  ['${{ {"a": {"b": 1}} }}', ['<{"a": {"b": 1}}>']],
  ['${{ {"a": {"b": 1}}}}', ['<{"a": {"b": 1}}>']],
  ['${{ {"a": 1} }}', ['<{"a": 1}>']],
  ['${{ a // b\n }}', ['<a // b>']],
  ['${{ a }}}', ['<a>', '}']],
])('braces inside of texts, maps and comments do not end a span: %s', (text, expected) => {
  expect(parts(text)).toEqual(expected);
});

test('`$${{` is the text `${{`', () => {
  expect(parts('a $${{ x }} b')).toEqual(['a ${{ x }} b']);
  expect(parts('$${{ x }} ${{ y }}')).toEqual(['${{ x }} ', '<y>']);
});

test.each(['${{ a', 'x ${{ "a }}', '${{ {"a": 1 }}', "${{ 'a }}"])('a span without an end is a problem: %s', (text) => {
  const split = splitTemplate(text);
  expect(split).toMatchObject({
    ok: false,
    problem: { code: 'unclosed-expression', range: { start: text.indexOf('$'), end: text.length } },
  });
});

test('braces without their dollar sign are a problem with the right spelling', () => {
  const split = splitTemplate('Dear {{ user }},');
  expect(split).toMatchObject({
    ok: false,
    problem: { code: 'missing-dollar', range: { start: 5, end: 15 }, suggestion: 'Did you mean "${{ user }}"?' },
  });
  expect(parts('${{ a }} {{ b }}')).toEqual(['missing-dollar']);
  expect(parts('{{ b }} ${{ a }}')).toEqual(['missing-dollar']);
});

test('literal braces can be written by an expression', () => {
  expect(parts('${{ "{{ x }}" }}')).toEqual(['<"{{ x }}">']);
});

test('no text throws, and parts without a problem hold all of it', () => {
  const pieces = fc.array(
    fc.constantFrom('${{', '}}', '{', '}', '"', "'", '$', 'a', ' ', '\\', '//', '\n', '{{', '"""'),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(pieces, (list) => {
      const text = list.join('');
      const split = splitTemplate(text);
      if (!split.ok) expect(split.problem.range.end).toBeLessThanOrEqual(text.length);
      else
        for (const part of split.parts)
          if (part.kind === 'cel') expect(text.slice(part.range.start, part.range.end)).toBe(part.source);
    }),
    { numRuns: 2_000 },
  );
});
