import { tells, tellsNothing } from '../tells.ts';

const outside = (text: string, more = ''): string =>
  `- notify: { to: [{ audience: mssp }], subject: x, text: "${text}" }${more}`;

tells([
  [
    'an address of the tenant in a message outside',
    outside('${{ event.recipients }}'),
    ['personal-data: event.recipients'],
  ],
  [
    'one item of several',
    outside('${{ inputs.mail.user_id }} and ${{ event.subject }}'),
    ['personal-data: inputs.mail.user_id'],
  ],
  [
    'a variable that holds it',
    `- set: { who: "to \${{ event.recipients }}" }\n${outside('a ${{ vars.who }}')}`,
    ['personal-data: vars.who'],
  ],
  [
    'an item of a loop',
    `- forEach: { in: event.recipients, as: one }\n  steps:\n    ${outside('${{ one }}')}`,
    ['personal-data: one'],
  ],
  [
    'what is given to a template, inside lists and mappings too',
    '- notify: { to: [{ audience: mssp }], template: incident-contained, with: { purged: 1, note: ["${{ event.recipients }}", { a: "${{ event.client_ip }}" }] } }',
    [
      'template-input: ["${{ event.recipients }}", { a: "${{ event.client_ip }}" }]',
      'personal-data: event.recipients',
      'personal-data: event.client_ip',
    ],
  ],
]);

tellsNothing([
  ['a count', outside('${{ size(event.recipients) }} ${{ event.sender }}')],
  ['a stated reason', outside('${{ event.recipients }}', '\n  reason: They look after the mailboxes')],
  ['a message to a team', '- notify: { to: [{ team: csirt }], text: "${{ event.recipients }}" }'],
  [
    'an input of a template that is written out',
    '- notify: { to: [{ audience: mssp }], template: incident-contained, with: { purged: 1 } }',
  ],
]);
