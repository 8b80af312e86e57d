import { expect, test } from 'vitest';
import { InTurn } from '../../rehearsal/in-turn.ts';

test('one thing is for all times, a list for the times in turn, and its last one repeats', () => {
  const said = new InTurn({ one: { n: 1 }, many: [{ n: 1 }, { n: 2 }] });
  expect([said.next('one'), said.next('one')]).toEqual([{ n: 1 }, { n: 1 }]);
  expect([said.next('many'), said.next('many'), said.next('many')]).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }]);
});

test('an empty list is an empty answer; what was not said is nothing', () => {
  const said = new InTurn({ none: [] });
  expect([said.next('none'), said.next('other')]).toEqual([{}, undefined]);
});
