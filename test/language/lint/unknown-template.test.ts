import { tells } from '../tells.ts';

tells([
  [
    'an unknown template',
    '- notify: { to: [{ team: csirt }], template: incident-contianed }',
    ['unknown-template: incident-contianed'],
  ],
]);
