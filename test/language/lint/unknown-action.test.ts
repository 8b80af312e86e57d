import { tells } from '../tells.ts';

tells([
  ['an unknown action', '- action: tiket.ensure\n  with: {}', ['unknown-action: tiket.ensure']],
  [
    'a version that the catalogue does not have',
    '- action: ticket.ensure@1\n  with: { key: k, title: t }',
    ['unknown-action: ticket.ensure@1'],
  ],
]);
