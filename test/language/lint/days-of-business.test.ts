import { tells, tellsNothing } from '../tells.ts';

const task = (due: string, remind = '[8h]') =>
  `- task: { title: x, to: [{ team: csirt }], due: ${due}, remind: ${remind} }`;

tells([
  [
    'reminders in days of a task that is due in business hours',
    task('{ businessHours: 30h }', '[8h, 1d, 1d12h]'),
    ['days-of-business: 1d', 'days-of-business: 1d12h'],
  ],
  [
    'limits in days of a clock by a calendar',
    '- clock: { start: close, limit: 2d, warn: 1d, calendar: berlin-office }\n- clock: { stop: close }',
    ['days-of-business: 2d', 'days-of-business: 1d'],
  ],
]);

tellsNothing([
  [
    'limits in hours of a clock by a calendar',
    '- clock: { start: close, limit: 16h, calendar: tenant }\n- clock: { stop: close }',
  ],
  ['a clock by a calendar that only measures', '- clock: { start: close, calendar: tenant }\n- clock: { stop: close }'],
  ['limits in days of another clock', '- clock: { start: close, limit: 2d }\n- clock: { stop: close }'],
  ['reminders in hours', task('{ businessHours: 30h }')],
  ['no reminders', '- task: { title: x, to: [{ team: csirt }], due: { businessHours: 30h } }'],
  ['reminders in days of a task that is due in days', task('3d', '[1d]')],
]);
