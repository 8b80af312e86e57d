import { expect, test } from 'vitest';
import { aPlaybook, checked, planOf } from '../a-world.ts';

test('the version stands in the lock, not in the step', () => {
  const plan = planOf(aPlaybook('- action: ticket.ensure@2\n  with: { title: t, key: k }'));
  expect(plan.steps).toMatchObject([{ action: 'ticket.ensure', with: { key: { lit: 'k' }, title: { lit: 't' } } }]);
  expect(plan.actions).toMatchObject({ 'ticket.ensure': { version: 2, targets: ['key'] } });
});

test('a reconciled action that asks for a retry gets it', () => {
  expect(planOf(aPlaybook('- action: ticket.note\n  retry: { attempts: 2 }')).steps).toMatchObject([
    { retry: { attempts: 2, backoffMs: { first: 2_000, max: 300_000 } } },
  ]);
});

test.each([
  ['a literal', 'self.output', false],
  ['an expression over the answer', '${{ self.output }}', true],
  ['an expression over something else', '${{ run.id }}', false],
  ['a text with the answer in it', 'as ${{ self.output }} said', true],
  ['a text with something else in it', 'of ${{ run.id }}', false],
  ['a list with the answer in it', '[one, "${{ self.output }}"]', true],
  ['a list with something else in it', '[one, "${{ run.id }}"]', false],
  ['a mapping with the answer deep inside', '{ a: { b: ["${{ self.output }}"] } }', true],
  ['a mapping with something else inside', '{ a: { b: "${{ run.id }}" } }', false],
])('an undo that is given %s: %s reads the answer: %s', (_, written, readsOutput) => {
  const value = /^[[{]/.test(written) ? written : `"${written}"`;
  const plan = planOf(aPlaybook(`- action: ticket.note\n  undo: { action: ticket.note@1, with: { any: ${value} } }`));
  expect(plan.steps).toMatchObject([{ undo: { action: 'ticket.note', readsOutput } }]);
});

test('an undo without inputs reads nothing', () => {
  expect(planOf(aPlaybook('- action: noop.run\n  undo: { action: noop.run }')).steps).toMatchObject([
    { undo: { action: 'noop.run', with: {}, readsOutput: false } },
  ]);
});

test.each(['undo:', 'undo: {}', 'undo: { actoin: noop.run }', 'undo: noop.run'])(
  '«%s» names no action and is refused before it is compiled',
  (undo) => {
    const { document, diagnostics } = checked(aPlaybook(`- action: noop.run\n  ${undo}`));
    expect(document).toBeUndefined();
    expect(diagnostics).not.toEqual([]);
  },
);
