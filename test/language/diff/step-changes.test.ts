import { describe, expect, test } from 'vitest';
import { diffPlans } from '../../../language/diff/diff-plans.ts';
import { stepChanges } from '../../../language/diff/step-changes.ts';
import { flattenPlan } from '../../../language/diff/flatten-plan.ts';
import type { LockedAction, Plan, Step } from '../../../language/plan/plan.ts';
import {
  act,
  aPlan,
  approve,
  branches,
  cel,
  choose,
  each,
  group,
  lit,
  MINUTE,
  pause,
  set,
  tell,
} from '../../engine/plans.ts';

const PURGE: LockedAction = {
  version: 1,
  quick: false,
  impact: 'destructive',
  repeat: 'reconciled',
  targets: ['messages'],
};
const READ: LockedAction = { ...PURGE, impact: 'read' };
const actions = { 'mail.purge': PURGE, 'mail.find': READ };

function told(before: readonly Step[], after: readonly Step[]): readonly string[] {
  const plans = { before: aPlan(before, { actions }), after: aPlan(after, { actions }) };
  const flat = { before: flattenPlan(plans.before).steps, after: flattenPlan(plans.after).steps };
  return stepChanges(plans, flat).map(({ weight, place, sentence }) => `${weight} ${place}: ${sentence}`);
}

const purge = (more: Partial<Extract<Step, { kind: 'action' }>> = {}): Step =>
  act('purge', { action: 'mail.purge', ...more });

describe('what makes a run more dangerous is marked', () => {
  test.each<readonly [what: string, before: Step, after: Step, sentence: string]>([
    [
      'an approval binding that is gone',
      purge({ approval: 'ok' }),
      purge(),
      'Is no longer bound to the approval "ok": it needs no decision now.',
    ],
    [
      'a binding to another approval',
      purge({ approval: 'ok' }),
      purge({ approval: 'other' }),
      'Is bound to the approval "other" now; it was bound to "ok".',
    ],
    [
      'a time limit that is raised',
      purge({ timeoutMs: MINUTE }),
      purge({ timeoutMs: 2 * MINUTE }),
      'The time limit: it is 2 minutes now; it was 1 minute.',
    ],
    [
      'a destructive action that loses its condition',
      purge({ if: 'inputs.sure' }),
      purge(),
      'The condition: there is none now; it was `inputs.sure`.',
    ],
    [
      'a destructive action with other targets',
      purge({ with: { messages: cel('inputs.one') } }),
      purge({ with: { messages: cel('inputs.all') } }),
      'The value of messages: it is ${{ inputs.all }} now; it was ${{ inputs.one }}.',
    ],
    [
      'an action that becomes a destructive one',
      act('purge', { action: 'mail.find' }),
      purge(),
      'The action: it is "mail.purge" now; it was "mail.find".',
    ],
    ['output that is shown', purge({ mask: ['a', 'b'] }), purge({ mask: ['b'] }), 'Is shown now: a.'],
  ])('%s', (_what, before, after, sentence) => {
    expect(told([before], [after])).toEqual([`danger step purge: ${sentence}`]);
  });

  test.each<readonly [what: string, before: object, after: object, sentence: string]>([
    ['a lower quorum', { quorum: '2' }, { quorum: '1' }, 'How many must agree: it is `1` now; it was `2`.'],
    [
      'a quorum that cannot be told',
      { quorum: '1' },
      { quorum: 'inputs.n' },
      'How many must agree: it is `inputs.n` now; it was `1`.',
    ],
    [
      'more approvers',
      { by: [{ team: lit('csirt') }] },
      { by: [{ team: lit('csirt') }, { person: lit('ada') }] },
      'May approve now: person ada.',
    ],
    [
      'other approvers',
      { by: [{ team: lit('csirt') }] },
      { by: [{ team: lit('night') }] },
      'May approve now: team night. May approve no longer: team csirt.',
    ],
    ['somebody who may approve after all', { notBy: ['starter'] }, { notBy: [] }, 'May approve now: starter.'],
    [
      'more time to answer',
      { expiresMs: MINUTE },
      { expiresMs: 2 * MINUTE },
      'The time to answer: it is 2 minutes now; it was 1 minute.',
    ],
  ])('%s', (_what, before, after, sentence) => {
    expect(told([approve('ok', before)], [approve('ok', after)])).toEqual([`danger step ok: ${sentence}`]);
  });

  test('an approval that is gone, and a destructive action that is new', () => {
    expect(told([approve('ok'), pause('rest', 1)], [pause('rest', 1), purge()])).toEqual([
      'danger step ok: Is gone: the step (approve) "ok".',
      'danger step purge: Is new: the action mail.purge (destructive) "purge".',
    ]);
  });

  test('a destructive action or an approval that stands elsewhere', () => {
    expect(told([group('box', []), purge(), approve('ok')], [group('box', [purge(), approve('ok')])])).toEqual([
      'danger step purge: Stands in step box (steps) now; it stood in steps.',
      'danger step ok: Stands in step box (steps) now; it stood in steps.',
    ]);
  });
});

describe('what only makes it do something else is not', () => {
  test.each<readonly [before: Step, after: Step, sentence: string]>([
    [purge(), purge({ approval: 'ok' }), 'Is bound to the approval "ok" now.'],
    [
      approve('purge', { quorum: '1' }),
      approve('purge', { quorum: '2' }),
      'How many must agree: it is `2` now; it was `1`.',
    ],
    [
      purge({ timeoutMs: 2 * MINUTE }),
      purge({ timeoutMs: MINUTE }),
      'The time limit: it is 1 minute now; it was 2 minutes.',
    ],
    [pause('purge', 1), { ...pause('purge', 1), if: 'true' }, 'The condition: it is `true` now; there was none.'],
    [
      tell('purge', { to: [{ team: lit('a') }] }),
      tell('purge', { to: [{ team: lit('b') }] }),
      'Is told now: team b. Is told no longer: team a.',
    ],
    [
      approve('purge', { by: [{ team: lit('a') }, { team: lit('b') }] }),
      approve('purge', { by: [{ team: lit('b') }, { team: lit('a') }] }),
      'Who may approve: it is team b and team a now; it was team a and team b.',
    ],
  ])('%#', (before, after, sentence) => {
    expect(told([before], [after])).toEqual([`behaviour step purge: ${sentence}`]);
  });

  test('recipients of a kind that does not notify are told as a value', () => {
    const task = (to: string): Step =>
      ({ id: 'ask', kind: 'task', title: 'Ask', keepOutput: false, to: [to] }) as unknown as Step;
    expect(told([task('a')], [task('b')])).toEqual(['behaviour step ask: Who is told: it is "b" now; it was "a".']);
  });
});

test('titles, and whether something reads the output, are wording', () => {
  expect(told([set('a', {})], [{ ...set('a', {}), title: 'New', keepOutput: false }])).toEqual([
    'wording step a: The title: it is "New" now; it was "a".',
    'wording step a: Its output is not kept any more, because nothing reads it.',
  ]);
  expect(told([{ ...set('a', {}), keepOutput: false }], [set('a', {})])).toEqual([
    'wording step a: Its output is kept now, because something reads it.',
  ]);
});

test('a step with another id is the same step, and counted ids are told together', () => {
  expect(told([set('a', { x: lit(1) })], [{ ...set('b', { x: lit(1) }), title: 'b' }])).toEqual([
    'wording step b: Has another id; it was a.',
    'wording step b: The title: it is "b" now; it was "a".',
  ]);
  const wait = (number: number, ms: number): Step => ({ ...pause(`wait_${number}`, ms), title: `Wait ${ms}` });
  expect(told([wait(1, 1), wait(2, 2)], [wait(1, 9), wait(2, 1), wait(3, 2)])).toEqual([
    'behaviour step wait_1: Is new: the step (wait) "Wait 9".',
    'wording playbook: Steps without an own id are counted anew: wait_1 is wait_2, wait_2 is wait_3.',
  ]);
});

test('an action that the lock does not have is told by its name', () => {
  expect(told([], [act('odd', { action: 'no.such' })])).toEqual([
    'behaviour step odd: Is new: the action no.such "odd".',
  ]);
});

test('a case that is put in front of others moves no step, a condition that is edited neither', () => {
  const cases = (...whens: readonly string[]): Step =>
    choose({ id: 'how', cases: whens.map((when) => ({ when, steps: [set(`in_${when.slice(0, 1)}`, {})] })) });
  expect(told([cases('b')], [cases('a', 'b')])).toEqual([
    'behaviour step in_a: Is new: the step (set) "in_a".',
    'behaviour step how: The key "cases": it is { when: `a` } and { when: `b` } now; it was { when: `b` }.',
  ]);
  expect(told([cases('b')], [cases('b || c')])).toEqual([
    'behaviour step how: The key "cases.1.when": it is `b || c` now; it was `b`.',
  ]);
});

test('a whole plan with loops and branches tells what is inside them', () => {
  const inside = (ms: number): Plan =>
    aPlan([branches('both', { left: [each({ id: 'loop', max: ms, steps: [pause('rest', ms)] })], right: [] })]);
  expect(diffPlans(inside(1), inside(2))).toMatchObject([
    { weight: 'danger', place: 'step loop', sentence: 'The limit of turns: it is 2 now; it was 1.' },
    { weight: 'behaviour', place: 'step rest' },
  ]);
});
