import { tells, tellsNothing } from '../tells.ts';

tells([
  ['an approval by nobody', '- approve: { question: Go?, by: [] }', ['approve-by-nobody: []']],
  [
    'an approval by those who may not',
    '- approve: { question: Go?, by: [{ person: ada }], notBy: [ada, starter] }',
    ['approve-by-nobody: [{ person: ada }]'],
  ],
  [
    'an approval by an audience',
    '- approve: { question: Go?, by: [{ audience: mssp }] }',
    ['approve-by-nobody: [{ audience: mssp }]'],
  ],
  [
    'an approval that the starter can give',
    '- approve: { question: Go?, by: [{ team: csirt }], notBy: [] }',
    ['own-approval: []'],
  ],
  [
    'a reminder that comes too late',
    '- approve: { question: Go?, by: [{ team: csirt }], expires: 10m, remind: [5m, 10m] }',
    ['reminder-too-late: [5m, 10m]'],
  ],
  [
    'a destructive action that nobody approves',
    '- action: mail.purge\n  with: { messages: [] }',
    ['destructive-without-approval: mail.purge'],
  ],
  [
    'an approval that does not exist',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n- action: mail.purge\n  with: { messages: [] }\n  approval: akk',
    ['approval-unbound: akk'],
  ],
  [
    'an approval that may not have been asked',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n  if: run.id == "x"\n- action: mail.purge\n  with: { messages: [] }\n  approval: ask',
    ['approval-unbound: ask'],
  ],
  [
    'an approval that is another step',
    '- id: ticket\n  action: ticket.ensure\n  with: { key: k, title: t }\n- action: mail.purge\n  with: { messages: [] }\n  approval: ticket',
    ['approval-unbound: ticket'],
  ],
]);

tellsNothing([
  [
    'an approval whose answer the condition asks for',
    '- id: ask\n  approve: { question: Go?, by: [{ team: csirt }] }\n  if: run.id == "x"\n- if: steps.ask.output.approved\n  action: mail.purge\n  with: { messages: [] }\n  approval: ask',
  ],
  [
    'an approval with everything',
    '- id: ask\n  approve: { question: "Go ${{ run.id }}?", show: [run.id, tenant.title, "[run.id]"], by: [{ team: csirt }, { person: ada }], quorum: 2, notBy: [starter, bruno], expires: 1h, remind: [20m, 10m] }\n  onExpiry: [{ id: late, wait: 1m }]\n- set: { a: "${{ steps.ask.output.reason }} ${{ steps.late.status }}" }',
  ],
]);
