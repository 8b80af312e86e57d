import { expect, test } from 'vitest';
import { markdownToHtml } from '../../activities/markdown-to-html.ts';

test.each([
  ['# Found', '<h1>Found</h1>'],
  ['#### Four', '<p>#### Four</p>'],
  ['one\ntwo', '<p>one<br>two</p>'],
  ['one\n\ntwo', '<p>one</p>\n<p>two</p>'],
  ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['text\n- a', '<p>text</p>\n<ul><li>a</li></ul>'],
  ['---', '<hr>'],
  ['```\n<b>\n```', '<pre>&lt;b&gt;</pre>'],
  ['```\nnever closed', '<pre>never closed</pre>'],
  ['**bold** and *soft* and `code`', '<p><strong>bold</strong> and <em>soft</em> and <code>code</code></p>'],
  ['snake_case_name stays', '<p>snake_case_name stays</p>'],
  ['[docs](https://a.example/x)', '<p><a href="https://a.example/x">docs</a></p>'],
])('%j becomes %j', (markdown, html) => {
  expect(markdownToHtml(markdown)).toBe(html);
});

test.each(['<script>alert(1)</script>', '<img src=x onerror=y>'])('raw HTML is text: %s', (markdown) => {
  expect(markdownToHtml(markdown)).not.toMatch(/<(script|img)/);
});

test.each(['[x](javascript:alert)', '[x](data:text/html,y)', '[x](https://a.example/\uE0000\uE001)'])(
  'a link that is not a plain address stays text: %j',
  (markdown) => {
    expect(markdownToHtml(markdown)).not.toContain('<a ');
  },
);
