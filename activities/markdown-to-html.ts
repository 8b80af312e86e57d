import { escapeHtml } from './escape-html.ts';

/*
 * The part of Markdown that mails need: paragraphs, headings, lists, code blocks, rules, bold, italic, code, links. The
 * text is escaped first and only then given tags, so that whatever is not understood stays text. Raw HTML is text.
 */

const HEADING = /^(#{1,3})\s+(.+)$/;
const ITEM = /^[-*]\s+(.+)$/;
const NUMBERED = /^\d+[.)]\s+(.+)$/;
const RULE = /^-{3,}$/;
const FENCE = /^```/;

/** Renders an author's text. Values that are put in later must be escaped by the caller. */
export function markdownToHtml(markdown: string): string {
  const lines = markdown.split('\n');
  const blocks: string[] = [];
  for (let at = 0; at < lines.length;) {
    const { html, taken } = blockAt(lines, at);
    if (html !== '') blocks.push(html);
    at += taken;
  }
  return blocks.join('\n');
}

interface Block {
  readonly html: string;
  readonly taken: number;
}

function blockAt(lines: readonly string[], at: number): Block {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { html: '', taken: 1 };
  if (FENCE.test(line)) return codeBlock(lines, at);
  const heading = HEADING.exec(line);
  if (heading)
    return { html: `<h${heading[1]?.length ?? 1}>${inline(heading[2] ?? '')}</h${heading[1]?.length ?? 1}>`, taken: 1 };
  if (RULE.test(line.trim())) return { html: '<hr>', taken: 1 };
  if (ITEM.test(line)) return list(lines, at, { item: ITEM, tag: 'ul' });
  if (NUMBERED.test(line)) return list(lines, at, { item: NUMBERED, tag: 'ol' });
  return paragraph(lines, at);
}

function codeBlock(lines: readonly string[], at: number): Block {
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line));
  const stop = end < 0 ? lines.length : end;
  return { html: `<pre>${escapeHtml(lines.slice(at + 1, stop).join('\n'))}</pre>`, taken: stop - at + 1 };
}

function list(lines: readonly string[], at: number, kind: { readonly item: RegExp; readonly tag: string }): Block {
  const items = takeWhile(lines, at, (line) => kind.item.test(line));
  const html = items.map((line) => `<li>${inline(kind.item.exec(line)?.[1] ?? '')}</li>`).join('');
  return { html: `<${kind.tag}>${html}</${kind.tag}>`, taken: items.length };
}

function paragraph(lines: readonly string[], at: number): Block {
  const isOther = (line: string): boolean =>
    line.trim() === '' || [FENCE, HEADING, ITEM, NUMBERED].some((start) => start.test(line));
  const first = lines[at] ?? '';
  const taken = [first, ...takeWhile(lines, at + 1, (line) => !isOther(line))];
  return { html: `<p>${taken.map(inline).join('<br>')}</p>`, taken: taken.length };
}

function takeWhile(lines: readonly string[], from: number, holds: (line: string) => boolean): readonly string[] {
  const end = lines.findIndex((line, index) => index >= from && !holds(line));
  return lines.slice(from, end < 0 ? lines.length : end);
}

/** Links take literal addresses only: one that holds a value stays text. */
function inline(text: string): string {
  return escapeHtml(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(?<![\w*])[*_]([^*_]+)[*_](?![\w*])/g, '<em>$1</em>')
    .replace(/\[([^\]]+)\]\(((?:https?:\/\/|mailto:)[^\s()\uE000\uE001]+)\)/g, '<a href="$2">$1</a>');
}
