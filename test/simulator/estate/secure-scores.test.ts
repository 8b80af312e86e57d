import { expect, test } from 'vitest';
import { SCORE_DAYS, secureScores } from '../../../simulator/estate/secure-scores.ts';
import { anEstate, at, NOW } from './estate-support.ts';

test('ninety days are kept, the newest first, and each score is what its controls have together', () => {
  const scores = secureScores(anEstate(), NOW);
  expect([scores.length, scores[0]?.day, scores.at(-1)?.day]).toEqual([SCORE_DAYS, '2026-11-20', '2026-08-23']);
  for (const { current, max, controls } of scores) {
    expect(controls.reduce((sum, { score }) => sum + score, 0)).toBe(current);
    expect(current).toBeLessThanOrEqual(max);
  }
});

test('a control counts from the day on which it was carried out', () => {
  const estate = anEstate();
  const control = { ...at(estate.list('control'), 0), doneDaysAgo: 10 };
  estate.put('control', control);
  const days = secureScores(estate, NOW).filter(({ controls }) =>
    controls.some((scored) => scored.control.id === control.id && scored.score > 0),
  );
  expect([days.length, days.at(-1)?.day]).toEqual([11, '2026-11-10']);
});

test('the days go on while the estate does, and what was carried out stays so', () => {
  const estate = anEstate();
  const [before] = secureScores(estate, NOW);
  const [after] = secureScores(estate, NOW + 86_400_000 * 2);
  expect([after?.day, after?.current]).toEqual(['2026-11-22', before?.current]);
});
