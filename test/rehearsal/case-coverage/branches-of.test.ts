import { describe, expect, test } from 'vitest';
import type { Step } from '../../../language/plan/plan.ts';
import { branchesOf } from '../../../rehearsal/case-coverage/branches-of.ts';
import { stepPlaces } from '../../../rehearsal/case-coverage/step-places.ts';
import { act, again, aPlan, approve, branches, choose, each, pause, set, work } from '../../engine/plans.ts';

const told = (step: Step): readonly string[] =>
  stepPlaces(aPlan([step]))
    .flatMap(branchesOf)
    .map(({ path, way, never }) => `${path} ${way}: ${never}`);

describe('what counts as a branch', () => {
  test.each<[string, Step, readonly string[]]>([
    ['nothing of a plain step', pause('rest', 1), []],
    [
      'both ways of an `if`',
      set('one', {}, { if: 'true' }),
      ['one if-true: `if` never true', 'one if-false: `if` never false'],
    ],
    [
      'each case and the default',
      choose({
        id: 'one',
        cases: [
          { when: 'a', steps: [] },
          { when: 'b', steps: [] },
        ],
        default: [],
      }),
      ['one case-0: case 1 never chosen', 'one case-1: case 2 never chosen', 'one default: `default` never chosen'],
    ],
    [
      'no default that is not written',
      choose({ id: 'one', cases: [{ when: 'a', steps: [] }] }),
      ['one case-0: case 1 never chosen'],
    ],
    [
      'each catch',
      act('one', { catch: [{ on: ['not-found', 'forbidden'], steps: [] }, { steps: [] }] }),
      ['one catch-0: `catch` of not-found, forbidden never taken', 'one catch-1: `catch` never taken'],
    ],
    [
      'a loop with and without items',
      each({ id: 'one', in: 'inputs.teams' }),
      ['one items: never with an item', 'one no-items: never without items'],
    ],
    ['nothing of a loop whose list stands in the playbook', each({ id: 'one', in: '["a", "b"]' }), []],
    [
      'a repetition that came to its goal, and one that did not',
      again({ id: 'one' }),
      ['one until-held: `until` never held', 'one turns-used-up: never used up its turns'],
    ],
    ['an expiry that is dealt with', approve('one', { onExpiry: [set('two', {})] }), ['one expiry: never expired']],
    ['no expiry that is not', approve('one'), []],
    ['a task that is overdue', work('one', { onOverdue: [set('two', {})] }), ['one overdue: never overdue']],
    ['no overdue task of which nothing follows', work('one'), []],
  ])('%s', (_, step, expected) => {
    expect(told(step)).toEqual(expected);
  });

  test('the `if` of a branch of `parallel`, at the path of the branch', () => {
    const step = branches('fan', {}, { branches: [{ name: 'left', needs: [], if: 'inputs.x', steps: [] }] });
    expect(told(step)).toEqual(['fan/left if-true: `if` never true', 'fan/left if-false: `if` never false']);
  });
});
