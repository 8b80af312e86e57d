import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([['an undo of a read', '- action: mail.find\n  undo: { action: noop.run }', ['undo-of-nothing: undo']]]);

tells([
  [
    'a time after which nobody knows what to undo',
    '- action: noop.run\n  undoAfter: 4h',
    ['undo-of-nothing: undoAfter'],
  ],
]);

tells([
  ['an undo that only reads', '- action: noop.run\n  undo: { action: mail.find }', ['undo-of-nothing: mail.find']],
]);

tellsNothing([
  ['an undo of an action that changes something', '- action: noop.run\n  undo: { action: noop.run }'],
  ['an undo later', '- action: noop.run\n  undo: { action: noop.run }\n  undoAfter: 4h'],
]);

test('onFailure: undo in a playbook in which nothing can be undone is told', () => {
  expect(findingsOf(aPlaybook('- action: noop.run', 'onFailure: undo\n'))).toEqual(['undo-of-nothing: undo']);
  expect(findingsOf(aPlaybook('- action: noop.run\n  undo: { action: noop.run }', 'onFailure: undo\n'))).toEqual([]);
});

test('onFailure: undo is told where only steps that run after it say how they are undone', () => {
  const undone = '{ action: noop.run, undo: { action: noop.run } }';
  const last = (steps: string): readonly string[] =>
    findingsOf(aPlaybook(steps, `onFailure: undo\nfinally: [{ do: [${undone}] }]\n`));
  expect(last('- action: noop.run')).toEqual(['undo-of-nothing: undo']);
  expect(last(`- ${undone}`)).toEqual([]);
  expect(last(`- { action: noop.run, finally: [${undone}] }`)).toEqual([]);
});

test('where a step cannot be read it is not told that nothing can be undone', () => {
  expect(findingsOf(aPlaybook('- actoin: noop.run', 'onFailure: undo\n'))).toEqual(['unknown-step-kind: actoin']);
});
