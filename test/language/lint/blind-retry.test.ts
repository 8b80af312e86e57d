import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'a retry that repeats what is not idempotent',
    '- action: ticket.note\n  retry: { attempts: 2 }',
    ['blind-retry: retry'],
  ],
  [
    'a destructive action that is retried',
    '- action: mail.purge\n  with: { messages: [] }\n  reason: r\n  retry: { attempts: 2 }',
    ['blind-retry: retry'],
  ],
]);

tellsNothing([['a retry of what is idempotent', '- action: noop.run\n  retry: { attempts: 2 }']]);
