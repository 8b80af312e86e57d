import type { Row } from './row.ts';

const TITLES = ['name', 'value', 'unit', 'goal', 'met', 'spread'];

/** The table as lines of text. */
export function tableOf(rows: readonly Row[]): readonly string[] {
  const cells = [TITLES, ...rows.map(cellsOf)];
  const widths = TITLES.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, at) => (at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join(' | ')
      .trimEnd(),
  );
}

function cellsOf({ name, value, unit, goal, met, remark }: Row): readonly string[] {
  return [name, value === null ? '–' : String(value), unit, goal ?? '', met === null ? '' : met ? 'yes' : 'no', remark];
}
