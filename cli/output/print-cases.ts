import type { PlaybookCoverage } from '../../rehearsal/case-coverage/cover-playbook.ts';
import type { Mismatch } from '../../rehearsal/judge-case.ts';
import type { CaseReport, CasesReport } from '../content/run-cases.ts';
import { coverageLines } from './coverage-lines.ts';
import { pathDiffLines } from './path-diff-lines.ts';
import type { Paint, Terminal } from './terminal.ts';
import { type Text, text } from './text.ts';

/** Prints how cases ended, playbook by playbook, and what they covered. */
export function printCases(terminal: Terminal, report: CasesReport, withMissing: boolean): void {
  const { paint } = terminal;
  for (const playbook of playbooksOf(report)) {
    terminal.line(paint.bold(text`${playbook}`));
    const cases = report.cases.filter((one) => one.playbook === playbook);
    const coverage = report.coverage.filter((one) => one.playbook === playbook);
    if (cases.length === 0) terminal.line(paint.yellow(text`  no cases`));
    for (const line of cases.flatMap((one) => caseLines(paint, one))) terminal.line(line);
    for (const line of coverage.flatMap((one) => coverageLines(paint, one, withMissing))) terminal.line(line);
  }
  terminal.line(text``);
}

/** In the order of the files. */
function playbooksOf({ cases, coverage }: CasesReport): readonly string[] {
  const named: readonly (CaseReport | PlaybookCoverage)[] = [...cases, ...coverage];
  return [...new Set(named.map(({ playbook }) => playbook))];
}

function caseLines(paint: Paint, { passed, title, file, ms, mismatches }: CaseReport): readonly Text[] {
  const mark = passed ? paint.green(text`✓`) : paint.red(text`✗`);
  const head = text`  ${mark} ${title} ${paint.dim(text`${ms} ms`)}`;
  return [head, ...mismatches.flatMap((one) => mismatchLines(paint, file, one))];
}

function mismatchLines(paint: Paint, file: string, { what, expected, seen, diff }: Mismatch): readonly Text[] {
  const head = text`      ${file}: ${what}`;
  if (diff !== undefined) return [head, ...pathDiffLines(paint, diff).map((line) => text`        ${line}`)];
  return [
    head,
    text`        expected ${paint.green(text`${expected}`)}`,
    text`        seen     ${paint.red(text`${seen}`)}`,
  ];
}
