import { describe, expect, test } from 'vitest';
import { answersAt, NIGHT_ANSWERS_SHARE } from '../../../rehearsal/month/answers-at.ts';

const MINUTE = 60_000;
const at = (time: string): number => Date.parse(`2026-03-${time}:00Z`);
const asked = (time: string, share: number) => ({ at: at(time), timezone: 'UTC', away: [], share });
const minutes = (time: string, share: number): number =>
  Math.round((answersAt(asked(time, share)) - at(time)) / MINUTE);

describe('who is asked', () => {
  test.each([
    ['at work', '02T10:00', 0, 2],
    ['at work, slowly', '02T10:00', 0.999_999, 42],
    ['in the evening', '02T19:00', 0, 15],
    ['in the evening, slowly', '02T19:00', 0.999_999, 180],
    ['at the weekend', '01T10:00', 0, 15],
    ['at night, and wakes up', '02T02:00', 0, 5],
    ['at night, and wakes up slowly', '02T02:00', NIGHT_ANSWERS_SHARE - 0.000_001, 60],
    ['at night, and sleeps on', '02T02:00', NIGHT_ANSWERS_SHARE, 360],
    ['at night, and sleeps on for long', '02T02:00', 0.999_999, 420],
  ])('%s answers after as many minutes: %s with %d is %i', (_when, time, share, after) => {
    expect(minutes(time, share)).toBe(after);
  });

  test('while away answers when back, and not in the next absence', () => {
    const away = [
      { from: at('02T09:00'), to: at('02T12:00') },
      { from: at('02T12:00'), to: at('02T15:00') },
    ];
    expect(answersAt({ ...asked('02T10:00', 0), away })).toBe(at('02T15:02'));
  });

  test('just before going away, and would be too slow, answers when back', () => {
    const away = [{ from: at('02T10:01'), to: at('02T12:00') }];
    expect(answersAt({ ...asked('02T10:00', 0), away })).toBe(at('02T12:02'));
  });
});
