import { expect, test } from 'vitest';
import { changesOf } from '../../../language/lint/clock-changes.ts';

const told = (zone: string): readonly string[] =>
  changesOf(zone).map(({ day, kind, from, to }) => `${day.toISOString().slice(0, 10)} ${kind} ${from}-${to}`);

test('clocks of Berlin change in March and October, at two and at three', () => {
  expect(told('Europe/Berlin')).toEqual([
    '2026-03-29 gap 120-180',
    '2026-10-25 twice 120-180',
    '2027-03-28 gap 120-180',
    '2027-10-31 twice 120-180',
  ]);
});

test('those of New York on other days, and of Lord Howe by half an hour', () => {
  expect(told('America/New_York').slice(0, 2)).toEqual(['2026-03-08 gap 120-180', '2026-11-01 twice 60-120']);
  expect(told('Australia/Lord_Howe').slice(0, 2)).toEqual(['2026-04-05 twice 90-120', '2026-10-04 gap 120-150']);
});

test('those of Tokyo never do, nor those of a zone that there is not', () => {
  expect([told('Asia/Tokyo'), told('Europe/Atlantis')]).toEqual([[], []]);
});
