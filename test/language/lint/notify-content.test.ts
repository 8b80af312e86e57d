import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a message to nobody', '- notify: { to: [], text: x }', ['notify-content: []']],
  ['a message without content', '- notify: { to: [{ team: csirt }] }', ['notify-content: notify']],
  [
    'a message with a template and a text',
    '- notify: { to: [{ team: csirt }], text: x, template: incident-contained }',
    ['notify-content: text'],
  ],
  [
    'a message with a text and inputs',
    '- notify: { to: [{ team: csirt }], text: x, with: {} }',
    ['notify-content: with'],
  ],
  [
    'a message with a template and a subject',
    '- notify: { to: [{ team: csirt }], template: incident-contianed, subject: x }',
    ['notify-content: subject'],
  ],
]);

tellsNothing([['a message with a text and a subject', '- notify: { to: [{ team: csirt }], text: x, subject: y }']]);
