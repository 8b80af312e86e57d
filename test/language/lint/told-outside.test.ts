import { tells, tellsNothing } from '../tells.ts';

const notify = (to: string, more = ''): string =>
  `- notify: { to: [{ ${to} }], subject: x, text: "\${{ event.recipients }}" }${more}`;

tells([
  [
    'one of several receivers is an audience',
    notify('team: csirt }, { audience: mssp'),
    ['personal-data: event.recipients'],
  ],
]);

tellsNothing([
  ['a message inside', notify('team: csirt')],
  ['a stated reason', notify('audience: mssp', '\n  reason: They look after the mailboxes')],
]);
