import type { Fix } from '../diagnostic.ts';

/** Puts the rest of the line, from the offset on, into single quotes; the offset is that of a value. */
export function quoteRestOfLine(text: string, start: number): Fix {
  const rest = /[^\r\n]*/.exec(text.slice(start)) as RegExpExecArray; // matches the empty text too
  const value = rest[0].trimEnd();
  return {
    description: 'Quote the value',
    range: { start, end: start + value.length },
    replacement: `'${value.replaceAll("'", "''")}'`,
  };
}
