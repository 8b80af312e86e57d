import type { Change, Weight } from '../../language/diff/change.ts';
import type { Paint } from './terminal.ts';
import { type Text, text } from './text.ts';

const HEADINGS: Readonly<Record<Weight, string>> = {
  danger: 'More dangerous, or maybe so',
  behaviour: 'Does something else',
  wording: 'Worded otherwise',
};

/** What an edit changes in meaning, the dangerous first, each under what it is. */
export function changeLines(paint: Paint, changes: readonly Change[]): readonly Text[] {
  if (changes.length === 0) return [paint.green(text`No change in meaning`)];
  const weights = [...new Set(changes.map(({ weight }) => weight))];
  return weights.flatMap((weight) => [
    headingOf(paint, weight),
    ...changes
      .filter((change) => change.weight === weight)
      .map(({ place, sentence }) => text`  ${paint.bold(text`${place}`)}: ${sentence}`),
  ]);
}

function headingOf(paint: Paint, weight: Weight): Text {
  const heading = text`${HEADINGS[weight]}`;
  return weight === 'danger' ? paint.red(heading) : weight === 'behaviour' ? paint.yellow(heading) : paint.dim(heading);
}
