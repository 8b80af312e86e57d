import { expect, test } from 'vitest';
import { aPlaybook, planOf } from '../a-world.ts';

const titleOf = (step: string): string | undefined => planOf(aPlaybook(step)).steps[0]?.title;

test.each([
  ['- set: { first: 1 }', 'Set first'],
  ['- set: { second: 1, first: 1 }', 'Set first, second'],
  ['- set: { a: 1, b: 1, c: 1 }', 'Set a, b, c'],
  ['- set: { d: 1, c: 1, b: 1, a: 1, e: 1 }', 'Set a, b, c and 2 more'],
  ['- set: {}', 'Set 1'],
  ['- stop: { outcome: contained }', 'Stop: contained'],
  ['- fail: { code: no-owner, message: x }', 'Fail: no-owner'],
  ['- approve: { question: Go?, by: [{ team: csirt }, { person: ada }] }', 'Approval by csirt, ada'],
  ['- approve: { question: Go?, by: [{ team: csirt }, { person: "${{ run.starter }}" }] }', 'Approval by csirt'],
  ['- approve: { question: Go?, by: [{ person: "${{ run.starter }}" }] }', 'Approval'],
  ['- task: { title: Assess, to: [{ team: csirt }, { person: ada }] }', 'Task for csirt, ada'],
  ['- task: { title: Assess, to: [{ person: "${{ run.starter }}" }] }', 'Task'],
  ['- notify: { to: [{ audience: mssp }], text: x }', 'Message to mssp'],
  ['- notify: { to: [{ person: "a ${{ run.starter }}" }], text: x }', 'Message'],
  ['- action: noop.run@1', 'Call noop.run'],
  ['- wait: 90m', 'Wait 1h30m'],
  ['- wait: { businessHours: 90m }', 'Wait 1h30m of business time'],
  ['- wait: { until: "2026-11-21T09:30:00Z" }', 'Wait until 2026-11-21T09:30:00Z'],
  ['- wait: { until: timestamp(run.started_at) + duration("1h") }', 'Wait until a moment'],
  ['- call: contain-host#recovery\n  with: { who: ada }', 'Run contain-host#recovery'],
  ['- forEach: { in: "[1]", as: host }\n  steps: []', 'For each host'],
  ['- parallel: { users: [], hosts: [] }', 'Branches hosts, users'],
  ['- do: []', 'Do 1'],
  ['- switch: []', 'Switch 1'],
])('%s is titled «%s»', (step, title) => expect(titleOf(step)).toBe(title));

test('an id makes the title, and a title that is given stays', () => {
  expect(titleOf('- { id: open_ticket, wait: 1h }')).toBe('Open ticket');
  expect(titleOf('- { title: Take a breath, wait: 1h }')).toBe('Take a breath');
  expect(titleOf('- { id: pause, title: Take a breath, wait: 1h }')).toBe('Take a breath');
});

test('a message without a subject has one that a person understands', () => {
  expect(planOf(aPlaybook('- notify: { to: [{ team: csirt }], text: x }')).steps[0]).toMatchObject({
    content: { subject: { lit: 'Message to csirt' } },
  });
});

test('a wait for an event names it', () => {
  const trigger = 'triggers: [{ event: o365.audit, key: same }]\n';
  expect(planOf(aPlaybook('- waitFor: { event: o365.audit, timeout: 1h }', trigger)).steps[0]?.title).toBe(
    'Wait for o365.audit',
  );
});
