import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a reminder at the moment of expiry',
    '- approve: { question: Go?, by: [{ team: csirt }], expires: 10m, remind: [5m, 10m, 1h] }',
    ['reminder-too-late: 10m'],
  ],
]);

tellsNothing([
  [
    'a reminder just before the expiry',
    '- approve: { question: Go?, by: [{ team: csirt }], expires: 10m, remind: [9m59s] }',
  ],
]);
