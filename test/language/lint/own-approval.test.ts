import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'an approval that the starter can give',
    '- approve: { question: Go?, by: [{ team: csirt }], notBy: [] }',
    ['own-approval: []'],
  ],
]);

tellsNothing([
  ['an approval that says nothing of the starter', '- approve: { question: Go?, by: [{ team: csirt }] }'],
  [
    'an approval that excludes the starter and others',
    '- approve: { question: Go?, by: [{ team: csirt }], notBy: [bruno, starter] }',
  ],
]);
