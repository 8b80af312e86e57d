import type { UtcMs } from '../../contracts/time.ts';
import { dayPartAt, nextMorning } from './day-parts.ts';
import { spanAt, type Span } from './faults.ts';

const MINUTE_MS = 60_000;
/** Of those who are asked at night, so many wake up and answer. */
export const NIGHT_ANSWERS_SHARE = 0.3;

/** A person who was asked something. */
export interface Asked {
  readonly at: UtcMs;
  readonly timezone: string;
  readonly away: readonly Span[];
  /** From 0 to 1: how slow this answer is. */
  readonly share: number;
}

/**
 * When a person answers: at work within 2 to 42 minutes, in the evening and at the weekend within 15 minutes to 3 hours, at
 * night three in ten within 5 minutes to an hour and all others in the first hour after 08:00. Who is away answers when back.
 */
export function answersAt({ at, timezone, away, share }: Asked): UtcMs {
  const answered = at + delayOf(timezone, at, share);
  const absence = spanAt(away, answered) ?? spanAt(away, at);
  if (absence === undefined) return answered;
  const others = away.filter((one) => one !== absence);
  return answersAt({ at: absence.to, timezone, away: others, share });
}

function delayOf(timezone: string, at: UtcMs, share: number): number {
  switch (dayPartAt(timezone, at)) {
    case 'office':
      return minutes(2 + share * share * 40);
    case 'free':
      return minutes(15 + share * 165);
    case 'night':
      return share < NIGHT_ANSWERS_SHARE
        ? minutes(5 + (share / NIGHT_ANSWERS_SHARE) * 55)
        : nextMorning(timezone, at) - at + minutes(((share - NIGHT_ANSWERS_SHARE) / (1 - NIGHT_ANSWERS_SHARE)) * 60);
  }
}

function minutes(count: number): number {
  return Math.round(count * MINUTE_MS);
}
