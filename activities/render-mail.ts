import type { Failure } from '../contracts/failure-codes.ts';
import type { Json } from '../contracts/json.ts';
import { evaluateText, type TextPart } from '../language/plan/evaluate-text.ts';
import { escapeHtml } from './escape-html.ts';
import { markdownToHtml } from './markdown-to-html.ts';

/*
 * Mails hold values that attackers choose: subjects, addresses, names of files. So the author's text is rendered first,
 * with a mark in place of each value, and the values are put in afterwards, escaped for their target. A value can
 * therefore never become markup, a link or a header.
 */

/** A mail ready to send, but for its addressees. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail, or why it could not be rendered. */
export type MailRendering =
  { readonly ok: true; readonly mail: RenderedMail } | { readonly ok: false; readonly failure: Failure };

/** Characters of a subject, as RFC 5322 advises for a line. */
const SUBJECT_CHARACTERS_MAX = 200;
/** Marks around the number of a value: private-use characters, taken out of everything else. */
const MARK = { open: '\uE000', close: '\uE001' } as const;
const MARKED = /\uE000(\d+)\uE001/g;

/** Renders a template: subject and Markdown body with `${{ }}` spans over the names of the scope. */
export function renderTemplate(
  template: { readonly subject: string; readonly body: string },
  scope: Readonly<Record<string, Json>>,
): MailRendering {
  const subject = evaluateText(template.subject, scope);
  if (!subject.ok) return subject;
  const body = evaluateText(template.body, scope);
  if (!body.ok) return body;
  const { marked, values } = markValues(body.parts);
  return {
    ok: true,
    mail: {
      subject: cleanSubject(
        subject.parts.map((part) => (part.kind === 'text' ? part.text : asText(part.value))).join(''),
      ),
      text: cleanText(putIn(marked, values, (value) => asText(value))),
      html: page(putIn(markdownToHtml(marked), values, (value) => escapeHtml(asText(value)).replaceAll('\n', '<br>'))),
    },
  };
}

/** Renders a text in which values stand already: nothing of it is markup. */
export function renderPlain(subject: string, text: string): RenderedMail {
  const paragraphs = cleanText(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`);
  return { subject: cleanSubject(subject), text: cleanText(text), html: page(paragraphs.join('\n')) };
}

/** A value as people read it: texts as they are, everything else as JSON. */
export function asText(value: Json): string {
  const text =
    typeof value === 'string'
      ? value
      : JSON.stringify(value, null, value !== null && typeof value === 'object' ? 2 : 0);
  return cleanText(text);
}

function markValues(parts: readonly TextPart[]): { readonly marked: string; readonly values: readonly Json[] } {
  const values: Json[] = [];
  let marked = '';
  for (const part of parts) {
    if (part.kind === 'text') marked += cleanText(part.text);
    else marked += `${MARK.open}${values.push(part.value) - 1}${MARK.close}`;
  }
  return { marked, values };
}

function putIn(marked: string, values: readonly Json[], form: (value: Json) => string): string {
  return marked.replace(MARKED, (_mark, index: string) => form(values[Number(index)] ?? null));
}

/** Without control characters, marks, and what turns the direction of text or cannot be seen. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uE000\uE001]/g, '');
}

/** One line of limited length. */
export function cleanSubject(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line.length <= SUBJECT_CHARACTERS_MAX ? line : `${line.slice(0, SUBJECT_CHARACTERS_MAX - 1)}…`;
}

/** A body as a whole document. */
export function page(body: string): string {
  return `<!doctype html>\n<html><head><meta charset="utf-8"></head><body style="font-family:Segoe UI,Arial,sans-serif;font-size:14px">\n${body}\n</body></html>\n`;
}
