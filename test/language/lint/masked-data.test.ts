import { tells, tellsNothing } from '../tells.ts';

const outside = (text: string, more = ''): string =>
  `- notify: { to: [{ audience: mssp }], subject: x, text: "${text}" }${more}`;
const masking = (mask: string): string => `- { id: found, action: mail.find, with: { query: x }, mask: [${mask}] }\n`;

tells([
  [
    'what it masks of one item of a list',
    masking('messages.*.user') + outside('${{ steps.found.output.messages[0].user }}'),
    ['masked-data: steps.found.output.messages[0].user'],
  ],
  [
    'what a step masks',
    masking('messages') + outside('${{ steps.found.output.messages }}'),
    ['masked-data: steps.found.output.messages'],
  ],
  [
    'a value that holds what a step masks',
    masking('messages.*.user') + outside('${{ steps.found.output }}'),
    ['masked-data: steps.found.output'],
  ],
]);

tellsNothing([
  [
    'an output of which nothing is masked',
    `- { id: found, action: mail.find, with: { query: x } }\n${outside('${{ steps.found.output.messages }}')}`,
  ],
  ['what comes from elsewhere', masking('messages') + outside('${{ event.sender }}')],
  ['what it does not mask', masking('messages.*.user') + outside('${{ steps.found.output.messages[0].id }}')],
  ['a count', masking('messages') + outside('${{ size(steps.found.output.messages) }}')],
  ['how the step went', masking('messages') + outside('${{ steps.found.status }}')],
  ['a stated reason', masking('messages') + outside('${{ steps.found.output.messages }}', '\n  reason: Theirs')],
  [
    'our own teams',
    `${masking('messages')}- notify: { to: [{ team: csirt }], subject: x, text: "\${{ steps.found.output.messages }}" }`,
  ],
]);
