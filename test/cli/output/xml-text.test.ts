import fc from 'fast-check';
import { expect, test } from 'vitest';
import { xmlAttribute, xmlText } from '../../../cli/output/xml-text.ts';

test.each([
  ['markup', `<a b="c">&'</a>`, '&lt;a b=&quot;c&quot;&gt;&amp;&apos;&lt;/a&gt;'],
  ['the end of a section of characters', ']]>', ']]&gt;'],
  ['what looks escaped already', '&amp;', '&amp;amp;'],
  ['characters that XML cannot hold', 'a\u0000\u001b\uFFFE\uFFFFb', 'a\uFFFD\uFFFD\uFFFD\uFFFDb'],
  ['half a character', 'a\uD800b', 'a\uFFFDb'],
  ['other scripts and emoji, which are fine', 'Grüße 東京 🔒', 'Grüße 東京 🔒'],
  ['a carriage return, which a parser would take for a line end', 'a\r\nb', 'a&#13;\nb'],
])('%s', (_, value, escaped) => {
  expect(xmlText(value)).toBe(escaped);
});

test('an attribute keeps its tabs and line ends', () => {
  expect(xmlAttribute('a\tb\nc\rd')).toBe('a&#9;b&#10;c&#13;d');
});

test('whatever the text is, nothing in it is markup or impossible', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      expect(xmlAttribute(value)).toMatch(
        /^(?:[ !#-%(-;=?-\uFFFD\u{10000}-\u{10FFFF}]|&(?:amp|lt|gt|quot|apos|#9|#10|#13);)*$/u,
      );
    }),
  );
});
