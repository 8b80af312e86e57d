import type { Step } from '../../../language/plan/plan.ts';
import { describe, expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

function stepsOf(steps: string, head = ''): readonly Step[] {
  return planOf(aPlaybook(steps, head)).steps;
}

describe('ids and titles', () => {
  test('steps without an id get one of kind and number, counted over the whole playbook', () => {
    const [wait, group, loop] = stepsOf(
      '- wait: 1h\n- do: [{ wait: 1h }, { id: mine, wait: 1h }]\n- forEach: { in: "[1]", as: x }\n  steps: [{ wait: 1h }]',
    );
    expect(wait?.id).toBe('wait_1');
    expect(group).toMatchObject({ id: 'do_1', steps: [{ id: 'wait_2' }, { id: 'mine' }] });
    expect(loop).toMatchObject({ id: 'for_each_1', steps: [{ id: 'wait_4' }] });
  });

  test('a derived id never is one that an author gave', () => {
    expect(stepsOf('- wait: 1h\n- { id: wait_1, wait: 1h }\n- { id: wait_1_2, wait: 1h }').map(({ id }) => id)).toEqual(
      ['wait_1_3', 'wait_1', 'wait_1_2'],
    );
  });

  test('a title is the author’s, or the id in words', () => {
    expect(stepsOf('- { id: open_ticket, wait: 1h }\n- { title: Rest, wait: 1h }').map(({ title }) => title)).toEqual([
      'Open ticket',
      'Rest',
    ]);
    expect(planOf(aPlaybook('- wait: 1h'))).toMatchObject({ title: 'Mail reported' });
    expect(planOf(aPlaybook('- wait: 1h', 'title: Reported mail\n'))).toMatchObject({ title: 'Reported mail' });
  });
});
