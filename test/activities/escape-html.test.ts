import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml } from '../../activities/escape-html.ts';

test('whatever could begin markup or end an attribute is escaped', () => {
  expect(escapeHtml(`<a href="x" o='y'>&</a>`)).toBe('&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&amp;&lt;/a&gt;');
});

test('no text escapes into markup', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"']/.test(escapeHtml(text))));
});
