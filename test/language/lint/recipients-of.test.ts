import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';

test('recipients of messages and of approvals are looked at, wherever they stand', () => {
  const steps = `- do:
  - notify: { to: [{ team: one }, { team: csirt }], text: x }
- approve: { question: Go?, by: [{ team: two }] }
  onExpiry: [{ notify: { to: [{ team: three }], text: x } }]`;
  expect(findingsOf(aPlaybook(steps))).toEqual(['unknown-team: one', 'unknown-team: two', 'unknown-team: three']);
});

test('a name that is an expression, and one beside a second sort, is not looked up', () => {
  const steps = `- notify: { to: [{ team: "\${{ run.starter }}" }], text: x }
- notify: { to: [{ team: nobody, person: ada }], text: x }`;
  expect(findingsOf(aPlaybook(steps))).toEqual(['recipient-kind: { team: nobody, person: ada }']);
});
