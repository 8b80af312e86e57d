import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MomentHeap } from '../../rehearsal/moment-heap.ts';

/** Everything, in the order in which it comes out. */
function emptied<Thing>(heap: MomentHeap<Thing>): readonly Thing[] {
  const out: Thing[] = [];
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) out.push(next.thing);
  return out;
}

test('nothing comes out of an empty heap', () => {
  expect(new MomentHeap().pop()).toBeUndefined();
});

test('what is due at the same moment comes out in the order in which it was put in', () => {
  const heap = new MomentHeap<string>();
  for (const name of ['a', 'b', 'c', 'd', 'e']) heap.push(5, name);
  heap.push(1, 'first');
  expect(heap.size).toBe(6);
  expect(emptied(heap).join('')).toBe('firstabcde');
  expect(heap.size).toBe(0);
});

test('whatever is put in comes out as a stable sort by moment would give it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }), (moments) => {
      const heap = new MomentHeap<readonly [number, number]>();
      for (const [index, at] of moments.entries()) heap.push(at, [at, index]);
      const sorted = moments.map((at, index) => [at, index] as const).toSorted((one, other) => one[0] - other[0]);
      expect(emptied(heap)).toEqual(sorted);
    }),
  );
});
