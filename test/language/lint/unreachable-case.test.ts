import { tells, tellsNothing } from '../tells.ts';

const WAIT = 'steps: [{ wait: 1s }]';

tells([
  [
    'a case after one that always holds',
    `- switch: [{ when: "true", ${WAIT} }, { when: now != "", ${WAIT} }]`,
    ['unreachable-case: now != ""'],
  ],
  [
    'a default after a case that always holds',
    `- { switch: [{ when: "size(now) >= 0", ${WAIT} }], default: [{ wait: 1s }] }`,
    ['unreachable-case: default'],
  ],
  [
    'a case that cannot be read',
    `- switch: [{ when: 1 +, ${WAIT} }, { when: now != "", ${WAIT} }]`,
    ['expression-syntax: +'],
  ],
]);

tellsNothing([
  ['a case that always holds at the end', `- switch: [{ when: now != "", ${WAIT} }, { when: "true", ${WAIT} }]`],
  ['an empty default', `- { switch: [{ when: "true", ${WAIT} }], default: [] }`],
  [
    'a switch below a condition that never holds',
    `- if: "false"\n  do: [{ switch: [{ when: now != "", ${WAIT} }, { when: now == "", ${WAIT} }] }]`,
  ],
]);
