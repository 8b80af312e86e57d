import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../architecture/source-files.ts';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  readonly body: string;
  /** Where its body begins in the text of the page. */
  readonly start: number;
  /** The last heading before it. */
  readonly heading: string;
}

/** The text of a page of docs/. */
export function readPage(name: string): string {
  return readFileSync(join(ROOT, 'docs', name), 'utf8');
}

/** Writes a page of docs/ anew if `UPDATE_DOCS=1` asks for it, and says whether it did. */
export function rewritePage(name: string, text: string): boolean {
  const isAsked = process.env['UPDATE_DOCS'] === '1';
  if (isAsked) writeFileSync(join(ROOT, 'docs', name), text);
  return isAsked;
}

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(?<language>[a-z]+)\n(?<body>[\s\S]*?)^```$/gm)].map(({ index, groups }) => {
    const { language = '', body = '' } = groups ?? {};
    const heading = [...page.slice(0, index).matchAll(/^#+ (?<title>.*)$/gm)].at(-1)?.groups?.['title'] ?? '';
    return { language, body, start: index + 3 + language.length + 1, heading };
  });
}
