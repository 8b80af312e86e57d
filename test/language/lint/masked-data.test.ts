import { tells, tellsNothing } from '../tells.ts';

const outside = (text: string, more = ''): string =>
  `- notify: { to: [{ audience: mssp }], subject: x, text: "${text}" }${more}`;
const masking = (mask: string): string => `- { id: found, action: mail.find, with: { query: x }, mask: [${mask}] }\n`;
const aLoop = (over: string, text: string): string =>
  `- forEach: { in: "${over}", as: mail }\n  steps:\n    ${outside(text)}`;
const GATHER = `- id: each
  forEach: { in: '[1]', as: one }
  steps: [{ id: found, action: mail.find, with: { query: x }, mask: [messages] }, { id: plain, action: mail.find, with: { query: x } }]
`;
const POLL = GATHER.replace('each', 'poll').replace(
  "forEach: { in: '[1]', as: one }",
  "repeat: { until: 'true', max: 2 }",
);
const SET = `- set: { all: '\${{ steps.found.output.messages }}', no: 3 }
- set: { some: [{ of: '\${{ vars.all }}' }] }
`;

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
  [
    'what it masks in an item of a loop',
    masking('messages.*.user') + aLoop('steps.found.output.messages', '${{ mail.user }}'),
    ['masked-data: mail.user'],
  ],
  [
    'what it masks in an item of a list that a function made of it',
    masking('messages.*.user') + aLoop('steps.found.output.messages.distinct()', '${{ mail.user }}'),
    ['masked-data: mail.user'],
  ],
  [
    'what it masks in a variable',
    masking('messages.*.user') + SET + outside('${{ vars.all[0].user }}'),
    ['masked-data: vars.all[0].user'],
  ],
  [
    'what it masks in a variable that is made of a variable',
    masking('messages') + SET + outside('${{ vars.some }}'),
    ['masked-data: vars.some'],
  ],
  [
    'what it masks and a function joins',
    masking('messages.*.user') + outside("${{ steps.found.output.messages.map(m, m.user).join(', ') }}"),
    ["masked-data: steps.found.output.messages.map(m, m.user).join(', ')"],
  ],
  [
    'what a step inside a loop masks',
    GATHER + outside('${{ steps.each.output[0].outputs.found.messages }} ${{ steps.each.output }}'),
    ['masked-data: steps.each.output[0].outputs.found.messages', 'masked-data: steps.each.output'],
  ],
  [
    'what a step masks that is done again',
    POLL + outside('${{ steps.poll.output.outputs.found }}'),
    ['masked-data: steps.poll.output.outputs.found'],
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
  [
    'what it does not mask of an item of a loop',
    masking('messages.*.user') + aLoop('steps.found.output.messages', '${{ mail.id }}'),
  ],
  ['what it does not mask of a variable', masking('messages.*.user') + SET + outside('${{ vars.all[0].id }}')],
  ['a variable of something else', masking('messages') + SET + outside('${{ vars.no }}')],
  [
    'what no step inside a loop masks',
    GATHER + outside('${{ steps.each.output[0].outputs.plain }} ${{ steps.each.output[0].status }}'),
  ],
]);
