import { expect, test } from 'vitest';
import { LOOP_OUTPUT_CHARACTERS_MAX, recordedOutput } from '../../engine/recorded-output.ts';
import { act, each } from './plans.ts';

const loop = each({ id: 'loop', steps: [act('x', { mask: ['name'] })] });
const failed = { status: 'failed', outputs: {}, error: { code: 'not-found', message: '', status: null } };
const textOf = (characters: number): string => 'x'.repeat(characters);
/** An output of a loop of one turn that has so many characters as JSON. */
const long = (characters: number): [object] => {
  const empty = JSON.stringify([{ status: 'succeeded', outputs: { y: '' } }]).length;
  return [{ status: 'succeeded', outputs: { y: textOf(characters - empty) } }];
};

test('a record shows the output of a loop up to its limit, and the counts of a longer one', () => {
  const just = long(LOOP_OUTPUT_CHARACTERS_MAX) as never;
  expect(recordedOutput(loop, just)).toEqual(just);
  const over = long(LOOP_OUTPUT_CHARACTERS_MAX + 1);
  expect(recordedOutput(loop, [...over, failed] as never)).toEqual({ turns: 2, failed: 1 });
});

test('what is masked is masked, and the output of any other step is shown whatever its length', () => {
  expect(recordedOutput(loop, [{ status: 'succeeded', outputs: { x: { name: 'Mia' } } }])).toEqual([
    { status: 'succeeded', outputs: { x: { name: '•••' } } },
  ]);
  const text = textOf(LOOP_OUTPUT_CHARACTERS_MAX + 1);
  expect(recordedOutput(act('x'), [text])).toEqual([text]);
  expect(recordedOutput(loop, { turns: 3, failed: 0 })).toEqual({ turns: 3, failed: 0 });
});
