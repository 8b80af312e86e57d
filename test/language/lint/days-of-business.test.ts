import { tells, tellsNothing } from '../tells.ts';

const task = (due: string, remind = '[8h]') =>
  `- task: { title: x, to: [{ team: csirt }], due: ${due}, remind: ${remind} }`;

tells([
  [
    'reminders in days of a task that is due in business hours',
    task('{ businessHours: 30h }', '[8h, 1d, 1d12h]'),
    ['days-of-business: 1d', 'days-of-business: 1d12h'],
  ],
]);

tellsNothing([
  ['reminders in hours', task('{ businessHours: 30h }')],
  ['no reminders', '- task: { title: x, to: [{ team: csirt }], due: { businessHours: 30h } }'],
  ['reminders in days of a task that is due in days', task('3d', '[1d]')],
]);
