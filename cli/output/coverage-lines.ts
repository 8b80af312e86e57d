import { MEASURES } from '../../rehearsal/case-coverage/below-minimum.ts';
import type { PlaybookCoverage } from '../../rehearsal/case-coverage/cover-playbook.ts';
import type { Paint } from './terminal.ts';
import { type Text, text } from './text.ts';

/** `steps 12/12, branches 9/10, outcomes 3/4` and, if asked for, what no case covers. */
export function coverageLines(paint: Paint, coverage: PlaybookCoverage, withMissing: boolean): readonly Text[] {
  const counts = MEASURES.map((measure) => `${measure} ${coverage[measure].covered}/${coverage[measure].total}`);
  const isWhole = MEASURES.every((measure) => coverage[measure].missing.length === 0);
  const summary = text`  ${counts.join(', ')}`;
  const missing = withMissing ? missingLines(coverage).map((line) => text`    ${line}`) : [];
  return [isWhole ? paint.green(summary) : paint.yellow(summary), ...missing];
}

function missingLines({ steps, branches, outcomes }: PlaybookCoverage): readonly Text[] {
  return [
    ...steps.missing.map(({ path, title }) => text`${path} (${title}): never ran`),
    ...branches.missing.map(({ path, title, never }) => text`${path} (${title}): ${never}`),
    ...outcomes.missing.map((outcome) => text`outcome ${outcome}: never seen`),
  ];
}
