import { tells } from '../tells.ts';

tells([
  ['an empty recipient', '- notify: { to: [{}], text: x }', ['recipient-kind: {}']],
  ['an unknown team', '- notify: { to: [{ team: crist }], text: x }', ['unknown-team: crist']],
  ['an unknown audience', '- notify: { to: [{ audience: msp }], text: x }', ['unknown-audience: msp']],
  [
    'a recipient of two sorts',
    '- notify: { to: [{ team: csirt, person: ada }], text: x }',
    ['recipient-kind: { team: csirt, person: ada }'],
  ],
  ['a team that is a number', '- notify: { to: [{ team: 1 }], text: x }', ['wrong-type: 1']],
]);
