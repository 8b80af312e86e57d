import { expect, test } from 'vitest';
import { Html, html } from '../../../../cli/output/rehearsal/html-text.ts';

test('text is escaped, in text and between quotes', () => {
  const bad = '<script>"\'&\n\u0000';
  expect(html`<p title="${bad}">${bad}</p>`.toString()).toBe(
    '<p title="&lt;script&gt;&quot;&apos;&amp;&#10;\uFFFD">&lt;script&gt;&quot;&apos;&amp;&#10;\uFFFD</p>',
  );
});

test('numbers, HTML and lists of it are put in as they are', () => {
  expect(html`${1}${html`<b>${'<'}</b>`}${[html`<i></i>`, Html.ofMarkup('<u>')]}${[]}`.toString()).toBe(
    '1<b>&lt;</b><i></i><u>',
  );
});
