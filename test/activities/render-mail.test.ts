import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asText, renderPlain, renderTemplate } from '../../activities/render-mail.ts';

const TEMPLATE = { subject: 'Found ${{ inputs.name }}', body: '# Found\n\n**Name:** ${{ inputs.name }}' };
const rendered = (name: string) => {
  const result = renderTemplate(TEMPLATE, { inputs: { name } });
  if (!result.ok) expect.fail(result.failure.message);
  return result.mail;
};

test('the text of the author is Markdown, a value is not', () => {
  const { html, text } = rendered('**x** <b>');
  expect(html).toContain('<strong>Name:</strong> **x** &lt;b&gt;');
  expect(text).toContain('**Name:** **x** <b>');
});

test('a value cannot add a header through the subject', () => {
  expect(rendered('x\r\nBcc: y@z.example').subject).toBe('Found x Bcc: y@z.example');
});

test('a subject is cut at 200 characters', () => {
  expect(rendered('x'.repeat(194)).subject).toHaveLength(200);
  expect(rendered('x'.repeat(195)).subject).toHaveLength(200);
  expect(rendered('x'.repeat(195)).subject.endsWith('…')).toBe(true);
});

test('no value becomes markup, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
      const inside = rendered(value).html.split('</strong> ')[1]?.split('</p>')[0] ?? '';
      expect(inside.replaceAll('<br>', '')).not.toMatch(/[<>]/);
    }),
  );
});

test('a value that looks like a mark of ours is not replaced', () => {
  expect(rendered('\uE0000\uE001').text).not.toContain('\uE000');
});

test('control characters and turned text never reach a mail', () => {
  expect(asText('a\u0000b\u202Ec\u200Bd')).toBe('abcd');
});

test('a template that reads what is not there says so', () => {
  expect(renderTemplate({ subject: '${{ inputs.nothing }}', body: '' }, { inputs: {} })).toMatchObject({ ok: false });
  expect(renderTemplate({ subject: '', body: '${{ inputs.nothing }}' }, { inputs: {} })).toMatchObject({ ok: false });
});

test('a plain text has no markup at all', () => {
  const { html } = renderPlain('s', '**a** <b>\nline\n\nnext');
  expect(html).toContain('<p>**a** &lt;b&gt;<br>line</p>\n<p>next</p>');
});
