import { expect, test } from 'vitest';
import type { TaskStep } from '../../../language/plan/plan.ts';
import { aPlaybook, findingsOf, planOf, WORLD } from '../a-world.ts';
import { checkDocument } from '../../../language/check-document.ts';

const taskOf = (words: string, after = ''): TaskStep =>
  planOf(aPlaybook(`- task: { title: Consent, to: [{ team: csirt }]${words} }${after}`)).steps[0] as TaskStep;

test('a task of which nothing more is said', () => {
  expect(taskOf('')).toEqual({
    id: 'task_1',
    title: 'Task for csirt',
    keepOutput: false,
    kind: 'task',
    task: { lit: 'Consent' },
    details: { lit: '' },
    to: [{ team: { lit: 'csirt' } }],
    isForEachTeam: false,
    form: { type: 'object', properties: {}, required: [], additionalProperties: false },
    due: { durationMs: 7 * 24 * 3_600_000 },
    remindMs: [],
    evidence: { need: 'optional', what: '' },
    alreadyInPlace: false,
    onOverdue: [],
  });
});

test('a task with everything', () => {
  const words =
    ', details: "For ${{ tenant.title }}", each: team, form: { b: { type: integer, default: 2, description: How many }, a: boolean }, due: 3d, remind: [2d, 1d, 1d], evidence: { need: required, what: The form }, alreadyInPlace: true, signOff: { by: [{ person: dora }] }';
  expect(taskOf(words, '\n  onOverdue: [{ wait: 1h }]')).toMatchObject({
    details: { text: ['For ', { cel: 'tenant.title' }] },
    isForEachTeam: true,
    form: {
      properties: { a: { type: 'boolean' }, b: { type: 'integer', default: 2, description: 'How many' } },
      required: ['a'],
    },
    due: { durationMs: 3 * 24 * 3_600_000 },
    remindMs: [24 * 3_600_000, 48 * 3_600_000],
    evidence: { need: 'required', what: 'The form' },
    alreadyInPlace: true,
    signOffBy: [{ person: { lit: 'dora' } }],
    onOverdue: [{ kind: 'wait' }],
  });
  expect(taskOf(', evidence: none').evidence).toEqual({ need: 'none', what: '' });
});

test('a moment is written or computed', () => {
  expect(taskOf(', due: { until: "2026-11-27T16:00:00Z" }').due).toEqual({ until: { lit: '2026-11-27T16:00:00Z' } });
  expect(taskOf(', due: { until: timestamp(run.started_at) + duration("1h") }').due).toEqual({
    until: { cel: 'timestamp(run.started_at) + duration("1h")' },
  });
});

test('a form by its name becomes part of the plan; without forms to look at, it takes any answer', () => {
  expect(taskOf(', form: readiness').form).toEqual(WORLD.forms?.get('readiness'));
  const text = aPlaybook('- task: { title: Consent, to: [{ team: csirt }], form: readiness }');
  const { forms: _forms, ...world } = WORLD;
  const { document } = checkDocument(text, 'playbook.yaml', world);
  const plan = document?.kind === 'Playbook' ? document.plan : undefined;
  expect(plan?.steps[0]).toMatchObject({ form: { type: 'object', additionalProperties: true } });
});

test('a field whose type is wrong is told, and nothing else', () => {
  expect(findingsOf(aPlaybook('- task: { title: Consent, to: [{ team: csirt }], form: { a: colour } }'))).toEqual([
    'wrong-value: colour',
  ]);
});
