import { expect, test } from 'vitest';
import { aPlaybook, checked } from '../a-world.ts';

function stepOf(written: string) {
  const { document } = checked(aPlaybook(written));
  return document?.kind === 'Playbook' ? document.plan.steps[0] : undefined;
}

test('an escalation has its policy, values and condition', () => {
  expect(stepOf('- { escalate: soc-leads, with: { message: Up }, until: "true" }')).toMatchObject({
    id: 'escalate_1',
    title: 'Escalation to soc-leads',
    kind: 'escalate',
    policy: 'soc-leads',
    with: { message: { lit: 'Up' } },
    until: 'true',
  });
});

test('without them the members are empty and absent', () => {
  const step = stepOf('- escalate: soc-leads');
  expect(step).toMatchObject({ with: {} });
  expect(step).not.toHaveProperty('until');
});
