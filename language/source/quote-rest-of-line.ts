import type { Fix } from '../diagnostic.ts';

/** Puts the rest of the line, from the offset on, into single quotes; no fix where a comment might begin in it. */
export function quoteRestOfLine(text: string, start: number): Fix | undefined {
  const rest = /[^\r\n]*/.exec(text.slice(start)) as RegExpExecArray; // matches the empty text too
  const value = rest[0].trimEnd();
  if (value === '') return undefined;
  return {
    description: 'Quote the value',
    range: { start, end: start + value.length },
    replacement: `'${value.replaceAll("'", "''")}'`,
  };
}
