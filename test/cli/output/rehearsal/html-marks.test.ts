import { expect, test } from 'vitest';
import { drawMark, MARKS, pictureOf, px, type Mark } from '../../../../cli/output/rehearsal/html-marks.ts';

const names = Object.keys(MARKS) as Mark[];

test('every mark has a shape of its own, so that colour is not needed', () => {
  expect(
    new Set(names.map((name) => /d="(?<shape>[^"]*)"/.exec(drawMark(name, 10, 10).toString())?.groups?.['shape'])).size,
  ).toBe(names.length);
});

test('a mark tells what it is to who points at it', () => {
  expect(drawMark('late', 1, 2, 'a & b').toString()).toMatch(
    /^<path class="late" d="[^"]+"><title>a &amp; b<\/title><\/path>$/,
  );
  expect(drawMark('late', 1, 2).toString()).toMatch(/^<path class="late" d="[^"]+"\/>$/);
  expect(pictureOf('woken').toString()).toContain('aria-hidden="true"');
});

test('places are rounded to a tenth', () => {
  expect([px(1 / 3), px(2), px(-0.04)]).toEqual(['0.3', '2', '0']);
});
