import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'inputs that a template does not take',
    '- notify: { to: [{ team: csirt }], template: incident-contained, with: { purgd: 1 } }',
    ['template-input: incident-contained', 'template-input: purgd'],
  ],
]);

tellsNothing([
  [
    'a message by template, with an expression',
    '- notify: { to: [{ team: csirt }, { person: "${{ run.starter }}" }], template: incident-contained, with: { purged: "${{ size([1]) }}" } }',
  ],
]);
