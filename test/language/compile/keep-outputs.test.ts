import { describe, expect, test } from 'vitest';
import { aPlaybook, checked, planOf } from '../a-world.ts';

describe('outputs that are kept', () => {
  const kept = (steps: string, tail = '') => {
    const { document } = checked(`${aPlaybook(steps)}${tail}`);
    const plan = document?.kind === 'Playbook' ? document.plan : undefined;
    return (plan?.steps ?? []).map(({ keepOutput }) => keepOutput);
  };
  const two = '- { id: a, wait: 1h }\n- { id: b, wait: 1h }';

  test('are those that an expression reads', () => {
    expect(kept(two)).toEqual([false, false]);
    expect(kept(two, 'outputs: { x: "${{ steps.b.output.until }}" }\n')).toEqual([false, true]);
    expect(kept(two, 'outputs: { x: "${{ steps.b.status }}" }\n')).toEqual([false, false]);
    expect(kept(two, 'outputs: { x: "${{ json(steps) }}" }\n')).toEqual([true, true]);
  });

  test('are those of approvals that an action is bound to, and of named steps in a loop that is read', () => {
    expect(
      kept(
        '- { id: ask, approve: { question: Go?, by: [{ team: csirt }] } }\n- { action: mail.purge, with: { messages: [] }, approval: ask }',
      ),
    ).toEqual([true, false]);
    const [loop] = planOf(
      `${aPlaybook('- id: each\n  forEach: { in: "[1]", as: x }\n  steps: [{ id: inner, wait: 1h }, { wait: 1h }]')}outputs: { x: "\${{ steps.each.output }}" }\n`,
    ).steps;
    expect(loop).toMatchObject({ keepOutput: true, steps: [{ keepOutput: true }, { keepOutput: false }] });
  });
});
