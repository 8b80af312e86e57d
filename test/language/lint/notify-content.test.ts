import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a message to nobody', '- notify: { to: [], text: x }', ['notify-content: []']],
  ['a message without content', '- notify: { to: [{ team: csirt }] }', ['notify-content: [{ team: csirt }]']],
  [
    'a message with a template and a text',
    '- notify: { to: [{ team: csirt }], text: x, template: incident-contained }',
    ['notify-content: [{ team: csirt }]'],
  ],
  [
    'a message with a text and inputs',
    '- notify: { to: [{ team: csirt }], text: x, with: {} }',
    ['notify-content: [{ team: csirt }]'],
  ],
  [
    'an unknown template',
    '- notify: { to: [{ team: csirt }], template: incident-contianed }',
    ['unknown-template: incident-contianed'],
  ],
  [
    'inputs that a template does not take',
    '- notify: { to: [{ team: csirt }], template: incident-contained, with: { purgd: 1 } }',
    ['template-input: incident-contained', 'template-input: 1'],
  ],
]);

tellsNothing([
  [
    'a message by template, with an expression',
    '- notify: { to: [{ team: csirt }, { person: "${{ run.starter }}" }], template: incident-contained, with: { purged: "${{ size([1]) }}" } }',
  ],
]);
