import { expect, test } from 'vitest';
import { aPlaybook, checked, findingsOf, LIMITED } from '../a-world.ts';

const TASK = '{ id: work, task: { title: Do it, to: [{ team: csirt }], due: 1d } }';
const unlimited = (steps: string, head = ''): string => aPlaybook(steps, head).replace(LIMITED, '');
const told = (steps: string, head = ''): readonly string[] => findingsOf(unlimited(steps, head));
const details = (text: string): readonly string[] => checked(text).diagnostics.map(({ detail }) => detail);

test('work of people, a run of another playbook and a wait for data are told where nobody limits them', () => {
  expect(told(`- ${TASK}`)).toEqual(['step-without-limit: task']);
  expect(told('- call: contain-host\n  with: { who: ada }')).toEqual(['step-without-limit: call']);
  expect(told('- wait: { until: inputs.at }', 'inputs: { at: string }\n')).toEqual(['step-without-limit: wait']);
  expect(checked(unlimited(`- ${TASK}`)).diagnostics[0]?.summary).toBe(
    'Cannot say when step "work" ends because nothing limits it: people may never do the work',
  );
});

test('a timeout of the step or of a group around it, a deadline and a time of the run are limits', () => {
  expect(told('- { task: { title: Do it, to: [{ team: csirt }], due: 1d }, timeout: 5d }')).toEqual([]);
  expect(told(`- do: [${TASK}]\n  timeout: 5d`)).toEqual([]);
  expect(told(`- ${TASK}`, 'deadline: { within: 10d }\n')).toEqual([]);
  expect(told(`- ${TASK}`, 'limits: { runTime: 10d }\n')).toEqual([]);
  expect(told(`- ${TASK}`, 'limits: { steps: 10 }\n')).toEqual(['step-without-limit: task']);
});

test('work that ends when it is overdue has a limit, as explain says', () => {
  const late = (steps: string): string =>
    `- { task: { title: Do it, to: [{ team: csirt }], due: 1d }, onOverdue: [${steps}] }`;
  expect(told(late('{ stop: { outcome: late } }'))).toEqual([]);
  expect(told(late('{ fail: { code: late, message: Late } }'))).toEqual([]);
  expect(told(late('{ wait: 1h }'))).toEqual(['step-without-limit: task']);
});

test('what a policy, a calendar, an answer or the start of a run ends is let be', () => {
  expect(
    told(
      '- id: up\n  escalate: soc-leads\n- if: steps.up.output.who == null\n  wait: 1h\n- wait: { businessHours: 8h, calendar: berlin-office }',
    ),
  ).toEqual([]);
  expect(
    told(
      '- wait: 2h\n- wait: { until: "2030-01-01T00:00:00Z" }\n- call: contain-host\n  with: { who: ada }\n  mode: detach',
    ),
  ).toEqual([]);
  expect(told('- approve: { question: May we?, by: [{ person: ada }] }')).toEqual([]);
});

test('what tidies up needs a limit of its own, whatever the playbook says', () => {
  const own = 'limits: { runTime: 10d }\ndeadline: { within: 5d }\n';
  const last = unlimited('- action: noop.run', `${own}finally: [${TASK}]\n`);
  expect(findingsOf(last)).toEqual(['step-without-limit: task']);
  expect(details(last)).toEqual([expect.stringContaining('neither a cancel nor the time of a run ends')]);
  expect(told(`- { action: noop.run, finally: [${TASK}] }`, own)).toEqual(['step-without-limit: task']);
  expect(told('- action: noop.run', `${own}onFailure: [{ do: [${TASK}], timeout: 1d }]\n`)).toEqual([]);
});

test('of the others it is told that only the time of every run ends them', () => {
  expect(details(unlimited(`- ${TASK}`))).toEqual([expect.stringContaining('now only the 30 days that every run has')]);
});

test('where the limits cannot be read nothing is told', () => {
  expect(told(`- ${TASK}`, 'limits: { runTime: forever }\n')).toEqual([expect.not.stringContaining('without-limit')]);
  expect(told(`- ${TASK}`, 'deadline: { within: forever }\n')).toEqual([expect.not.stringContaining('without-limit')]);
});
