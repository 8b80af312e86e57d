import type { PathDiffLine } from '../../rehearsal/diff-paths.ts';
import type { Paint } from './terminal.ts';
import { type Text, text } from './text.ts';

/** Steps in a row that the case does not mind, of which all are shown; of more, the first and the last. */
const OTHERS_SHOWN_MAX = 5;

/** The aligned paths of a case, a line a step: `-` expected only, `+` seen only. */
export function pathDiffLines(paint: Paint, diff: readonly PathDiffLine[]): readonly Text[] {
  return rowsOf(diff).flatMap((row) => {
    const [first, last] = [row[0], row.at(-1)];
    const isLong = first !== undefined && last !== undefined && isOther(first) && row.length > OTHERS_SHOWN_MAX;
    if (!isLong) return row.map((line) => lineOf(paint, line));
    const between = paint.dim(text`+ … ${row.length - 2} more`);
    return [lineOf(paint, first), between, lineOf(paint, last)];
  });
}

/** Others that stand together are one row; every other line is one of its own. */
function rowsOf(diff: readonly PathDiffLine[]): readonly (readonly PathDiffLine[])[] {
  const rows: PathDiffLine[][] = [];
  for (const line of diff) {
    const row = rows.at(-1);
    if (isOther(line) && row?.every(isOther) === true) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

function isOther(line: PathDiffLine): boolean {
  return line.sign === '+' && line.isAllowed;
}

function lineOf(paint: Paint, line: PathDiffLine): Text {
  const shown = text`${line.sign} ${line.step}`;
  if (line.sign === '+') return line.isAllowed ? paint.dim(shown) : paint.red(shown);
  return line.sign === '-' ? paint.green(shown) : shown;
}
