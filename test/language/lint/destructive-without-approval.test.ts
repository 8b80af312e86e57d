import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a destructive action that nobody approves',
    '- action: mail.purge\n  with: { messages: [] }',
    ['destructive-without-approval: mail.purge'],
  ],
]);

tellsNothing([
  ['a destructive action with a reason', '- action: mail.purge\n  with: { messages: [] }\n  reason: A lab mailbox'],
  ['an action that destroys nothing', '- action: noop.run'],
]);
