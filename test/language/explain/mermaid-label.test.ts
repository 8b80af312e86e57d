import { expect, test } from 'vitest';
import { LABEL_CHARACTERS_MAX, mermaidLabel } from '../../../language/explain/mermaid-label.ts';

test.each([
  ['Purge "all"', '"Purge #34;all#34;"'],
  ['a[0] {x} <b>&amp;</b>', '"a#91;0#93; #123;x#125; #60;b#62;#38;amp#59;#60;/b#62;"'],
  ['#1 `code` a|b', '"#35;1 #96;code#96; a#124;b"'],
  ['steps.tell_leads _em_ *b*', '"steps.tell_leads #95;em#95; #42;b#42;"'],
  ['1. first', '"1#46; first"'],
  ['- item', '"#45; item"'],
  ['100% %%{init}', '"100% #37;#37;#123;init#125;"'],
  ['two\nlines\u202E\u0007', '"two lines"'],
])('%j is the label %s', (text, label) => {
  expect(mermaidLabel(text)).toBe(label);
});

test('a long text is cut, never inside a character', () => {
  const longest = 'x'.repeat(LABEL_CHARACTERS_MAX);
  expect(mermaidLabel(longest)).toBe(`"${longest}"`);
  expect(mermaidLabel(`${longest}x`)).toBe(`"${longest}…"`);
  expect(mermaidLabel(`${longest.slice(1)}😀`)).toBe(`"${longest.slice(1)}…"`);
});
