import { tells } from '../tells.ts';

tells([
  ['an empty recipient', '- notify: { to: [{}], text: x }', ['recipient-kind: {}']],
  [
    'a recipient of two sorts',
    '- notify: { to: [{ team: csirt, person: ada }], text: x }',
    ['recipient-kind: { team: csirt, person: ada }'],
  ],
  ['a recipient whose only key is unknown', '- notify: { to: [{ taem: csirt }], text: x }', ['unknown-key: taem']],
]);
