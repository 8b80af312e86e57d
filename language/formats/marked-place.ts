import type { Range } from '../diagnostic.ts';
import { lineColumn } from '../line-column.ts';

/** Where a range begins and ends: lines and columns from 1 in UTF-16 code units, the end column exclusive. */
export interface MarkedPlace {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The place of a range for other programs: they do not count a byte order mark as a character. */
export function markedPlace(text: string, { start, end }: Range): MarkedPlace {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const shown = text.slice(mark);
  const from = lineColumn(shown, start - mark);
  const to = lineColumn(shown, Math.max(start, end) - mark);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
