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
]);

tellsNothing([
  [
    'an approval by one who may and one who may not',
    '- approve: { question: Go?, by: [{ person: ada }, { person: bruno }], notBy: [ada, starter] }',
  ],
  [
    'an approval with everything',
    '- id: ask\n  approve: { question: "Go ${{ run.id }}?", show: [run.id, tenant.title, "[run.id]"], by: [{ team: csirt }, { person: ada }], quorum: 2, notBy: [starter, bruno], expires: 1h, remind: [20m, 10m] }\n  onExpiry: [{ id: late, wait: 1m }]\n- set: { a: "${{ steps.ask.output.reason }} ${{ steps.late.status }}" }',
  ],
]);
