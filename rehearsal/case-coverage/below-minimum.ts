import type { PlaybookName } from '../../contracts/ids.ts';
import { percentOf } from './covered.ts';
import type { PlaybookCoverage } from './cover-playbook.ts';

/** What coverage counts, in the order in which it is shown. */
export const MEASURES = ['steps', 'branches', 'outcomes'] as const;

/** A measure of a playbook that its cases cover too little of. */
export interface BelowMinimum {
  readonly playbook: PlaybookName;
  readonly measure: (typeof MEASURES)[number];
  /** Rounded down. */
  readonly percent: number;
}

/** Every measure of every playbook that does not reach the percentage. */
export function belowMinimum(coverage: readonly PlaybookCoverage[], percentMin: number): readonly BelowMinimum[] {
  return coverage.flatMap((one) =>
    MEASURES.flatMap((measure) => {
      const percent = percentOf(one[measure]);
      return percent < percentMin ? [{ playbook: one.playbook, measure, percent }] : [];
    }),
  );
}
