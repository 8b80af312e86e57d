import { expect, test } from 'vitest';
import { invariant } from '../../../contracts/invariant.ts';
import { aPlaybook, checked } from '../a-world.ts';

const stepOf = (yaml: string) => {
  const { document, diagnostics } = checked(aPlaybook(yaml));
  invariant(document?.kind === 'Playbook', `The playbook is not clean: ${JSON.stringify(diagnostics)}`);
  return document.plan.steps[0];
};

test('a call without more words waits, for the tenant of the run', () => {
  const step = stepOf('- call: contain-host\n  with: { who: ada }');
  expect(step).toMatchObject({ kind: 'call', id: 'call_1', playbook: 'contain-host', mode: 'wait' });
  expect(step).not.toHaveProperty('tenants');
  expect(step).not.toHaveProperty('section');
});

test('what stands after # is the section', () => {
  expect(stepOf('- call: contain-host#recovery\n  with: { who: ada }')).toMatchObject({ section: 'recovery' });
});

test('over tenants: one first, then all that are left, and one failure halts', () => {
  expect(stepOf('- call: contain-host\n  with: { who: ada }\n  tenants: { in: "[run.id]" }')).toMatchObject({
    tenants: { in: '[run.id]', canary: 1, size: 500, haltWhen: 'calls.failed > 0' },
  });
});

test.each(['tenants:', 'tenants: {}', 'tenants: tenant.customers'])(
  '«%s» names no tenants and is refused before it is compiled',
  (tenants) => {
    const { document, diagnostics } = checked(aPlaybook(`- call: contain-host\n  with: { who: ada }\n  ${tenants}`));
    expect(document).toBeUndefined();
    expect(diagnostics).not.toEqual([]);
  },
);
