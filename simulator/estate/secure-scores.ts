import type { EstateControl } from './governance-types.ts';
import type { Estate } from './estate-store.ts';

/** Days that are kept. */
export const SCORE_DAYS = 90;

const DAY_MS = 86_400_000;

/** The Secure Score of one day. */
export interface DayScore {
  /** `2026-11-20`. */
  readonly day: string;
  readonly current: number;
  readonly max: number;
  readonly controls: readonly { readonly control: EstateControl; readonly score: number }[];
}

/** The scores of the kept days, the newest first. The score of a day is what its controls have together. */
export function secureScores(estate: Estate, nowMs: number): readonly DayScore[] {
  const controls = estate.list('control');
  const today = Math.floor(nowMs / DAY_MS);
  const beginning = Math.floor(estate.anchorMs / DAY_MS);
  return Array.from({ length: SCORE_DAYS }, (_, back) => {
    const scored = controls.map((control) => ({ control, score: scoreOf(control, beginning - (today - back)) }));
    return {
      day: new Date((today - back) * DAY_MS).toISOString().slice(0, 10),
      current: scored.reduce((sum, { score }) => sum + score, 0),
      max: controls.reduce((sum, { maxScore }) => sum + maxScore, 0),
      controls: scored,
    };
  });
}

/** All or nothing: a control that was carried out so many days before the beginning counts from then on. */
function scoreOf({ doneDaysAgo, maxScore }: EstateControl, daysBeforeBeginning: number): number {
  return doneDaysAgo !== null && daysBeforeBeginning <= doneDaysAgo ? maxScore : 0;
}
