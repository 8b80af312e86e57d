import { expect, test } from 'vitest';
import { askMail } from '../../activities/ask-mail.ts';
import type { AskEffect } from '../../contracts/activities.ts';
import type { PlaybookName, RunId, StepPath, TenantId } from '../../contracts/ids.ts';

const CONTOSO = { title: 'Contoso Ltd', timezone: 'Asia/Tokyo' };

const ask = (over: Partial<AskEffect> = {}): AskEffect => ({
  kind: 'ask',
  run: {
    tenant: 'contoso' as TenantId,
    runId: 'r-000000000000' as RunId,
    workflowId: 't-0/purge/0',
    playbook: 'purge' as PlaybookName,
    planSha256: '0'.repeat(64),
  },
  path: 'ok' as StepPath,
  attempt: 1,
  idempotencyKey: 'a'.repeat(64),
  title: 'May we?',
  records: [],
  question: 'May we purge?',
  shown: [{ name: 'mails', value: ['<b>x</b>'] }],
  targetsSha256: 'e'.repeat(64),
  by: [{ team: 'csirt' }],
  notBy: [],
  quorum: 1,
  expiresAt: '2026-11-21T12:00:00.000Z',
  reminder: 0,
  ...over,
});

test('it shows the exact commands, and a path of a loop as one word of a shell', () => {
  const inLoop = askMail(ask({ path: 'per_team[2]/ask' as StepPath }), CONTOSO);
  expect(inLoop.text).toContain("npx watchbill approve r-000000000000 'per_team[2]/ask' --reason");
  expect(inLoop.html).toContain('per_team[2]/ask');
  expect(askMail(ask(), CONTOSO).text).toContain('npx watchbill refuse r-000000000000 ok --reason');
});

test('it names the tenant in words, and by its id where no document knows it', () => {
  expect(askMail(ask(), CONTOSO).text).toContain('tenant: Contoso Ltd (contoso)');
  expect(askMail(ask(), undefined).text).toContain('tenant: contoso');
});

test('it says when the time ends, on the clock of the tenant, else in UTC', () => {
  expect(askMail(ask(), CONTOSO).text).toMatch(/21 November 2026.*21:00 in Asia\/Tokyo/);
  expect(askMail(ask(), undefined).text).toMatch(/12:00 in UTC/);
});

test('values of events are text in both forms, never markup', () => {
  const mail = askMail(ask({ question: '<script>x</script>\u202E' }), CONTOSO);
  expect(mail.html).not.toMatch(/<b>|<script>|\u202E/);
  expect(mail.html).toContain('&lt;script&gt;');
  expect(mail.subject).toBe('Decision needed: <script>x</script>');
});

test('it says how many have to approve, if more than one, and which reminder it is', () => {
  expect(askMail(ask({ quorum: 2 }), CONTOSO).text).toContain('2 people have to approve');
  expect(askMail(ask(), CONTOSO).text).not.toContain('have to approve');
  const reminder = askMail(ask({ reminder: 1 }), CONTOSO);
  expect(reminder.subject).toMatch(/^Reminder 1: /);
  expect(reminder.text).toContain('Nobody has decided yet');
});
