import { expect, test } from 'vitest';
import { taskMail } from '../../activities/task-mail.ts';
import type { TellTaskEffect } from '../../contracts/activities.ts';
import type { PersonId, PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';
import type { TaskHead, TaskRequest } from '../../contracts/task.ts';

const CONTOSO = { title: 'Contoso Ltd', timezone: 'Asia/Tokyo' };

interface Over extends Partial<Omit<TellTaskEffect, 'task' | 'request'>> {
  readonly task?: Partial<TaskHead>;
  readonly request?: Partial<TaskRequest>;
}

const effect = ({ task, request, ...over }: Over = {}): TellTaskEffect => ({
  kind: 'tell-task',
  run: {
    tenant: 'contoso' as TenantId,
    runId: 'r-000000000000' as RunId,
    workflowId: 't-0/integrate/0',
    playbook: 'integrate' as PlaybookName,
    planSha256: '0'.repeat(64),
  },
  path: 'consent' as StepPath,
  attempt: 1,
  idempotencyKey: 'a'.repeat(64),
  title: 'Consent',
  records: [],
  why: 'assigned',
  number: 1,
  to: [{ team: 'onboarding' }],
  said: null,
  task: {
    title: 'Grant consent',
    phase: 'open',
    to: [{ team: 'onboarding' }],
    signOffBy: [],
    answeredBy: null,
    openedAt: '2026-11-20T12:00:00.000Z',
    dueAt: '2026-11-21T12:00:00.000Z',
    ...task,
  },
  request: {
    details: '',
    form: { type: 'object', properties: {} },
    evidence: { need: 'optional', what: '' },
    alreadyInPlace: false,
    ...request,
  },
  ...over,
});
const textOf = (over: Over = {}): string => taskMail(effect(over), CONTOSO).text;

test('it says what, for whom, until when on the clock of the tenant, and the commands', () => {
  const mail = taskMail(effect(), CONTOSO);
  expect(mail.subject).toBe('Task: Grant consent');
  expect(mail.text).toContain('tenant: Contoso Ltd (contoso)');
  expect(mail.text).toContain('for: team "onboarding"');
  expect(mail.text).toMatch(/It is due at .*21 November 2026.*21:00 in Asia\/Tokyo \(2026-11-21T12:00:00.000Z\)/);
  expect(mail.text).toContain('npx watchbill task show r-000000000000 consent');
  expect(mail.text).toContain('npx watchbill task answer r-000000000000 consent');
  expect(mail.text).not.toMatch(/answers:|evidence:|details:|signed off by|in place/);
  expect(taskMail(effect(), undefined).text).toMatch(/tenant: contoso[^]*12:00 in UTC/);
});

test('it says what is asked, in the command too, and a path of a loop as one word of a shell', () => {
  const form = {
    properties: {
      admins: { type: 'integer', description: 'How many' },
      verdict: { type: 'string', enum: ['good', 'bad'] },
      any: {},
    },
  };
  const text = textOf({
    path: 'consent[1]' as StepPath,
    request: { details: 'By phone', form, evidence: { need: 'required', what: 'The form' }, alreadyInPlace: true },
    task: { signOffBy: [{ person: 'dora' }] },
  });
  expect(text).toContain('details: By phone');
  expect(text).toContain('answers: admins (integer): How many\nverdict (good | bad)\nany (anything)');
  expect(text).toContain('evidence: required: The form');
  expect(text).toContain('signed off by: person "dora"');
  expect(text).toContain(
    "task answer r-000000000000 'consent[1]' --answer admins=… --answer verdict=… --answer any=… --evidence FILE",
  );
  expect(text).toContain("task answer r-000000000000 'consent[1]' --already-in-place --evidence FILE");
  expect(textOf({ request: { evidence: { need: 'optional', what: 'A picture' } } })).toContain(
    'evidence: optional: A picture',
  );
  expect(textOf({ request: { form: {}, evidence: { need: 'none', what: '' } } })).not.toMatch(/evidence|answers/);
});

test('it says why it comes', () => {
  const said = { by: 'bruno' as PersonId, text: 'On holiday' };
  expect(taskMail(effect({ why: 'reminder' }), CONTOSO).subject).toBe('Reminder: task: Grant consent');
  expect(textOf({ why: 'reminder' })).toContain('This is not done yet.');
  expect(textOf({ why: 'reminder', task: { phase: 'to-sign-off' } })).toContain('waits for your sign-off');
  expect(textOf({ why: 'reassigned', said })).toContain('bruno has handed this task on to you. bruno says: On holiday');
  expect(textOf({ why: 'reassigned' })).toContain('Somebody has handed this task on to you.\n');
  expect(textOf({ why: 'sent-back', said: { ...said, text: '' } })).toContain('This was sent back.\n');
  expect(textOf({ why: 'to-sign-off' })).toContain('Somebody has done this.');
});

test('who signs off gets the commands for that', () => {
  const text = textOf({ why: 'to-sign-off', task: { phase: 'to-sign-off', answeredBy: 'ada' as PersonId } });
  expect(text).toContain('ada has done this');
  expect(text).toContain('npx watchbill task sign-off r-000000000000 consent\n');
  expect(text).toContain('npx watchbill task sign-off r-000000000000 consent --send-back --reason "why"');
  expect(text).not.toContain('task answer');
});

test('what it says is text in both forms, never markup', () => {
  const mail = taskMail(effect({ task: { title: '<script>x</script>\u202E' } }), CONTOSO);
  expect(mail.html).not.toMatch(/<script>|\u202E/);
  expect(mail.html).toContain('&lt;script&gt;');
});
