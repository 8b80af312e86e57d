import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a calendar at its name', '- wait: { businessHours: 8h, calendar: others }', ['unknown-calendar: others']],
  [
    'each place',
    '- wait: { businessHours: 8h, calendar: one }\n- wait: { businessHours: 8h, calendar: other }',
    ['unknown-calendar: one', 'unknown-calendar: other'],
  ],
]);

tellsNothing([
  ['steps that count no business time', '- wait: 1h\n- task: { title: x, to: [{ team: csirt }], due: 3d }'],
]);
