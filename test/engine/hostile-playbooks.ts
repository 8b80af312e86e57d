/** A playbook that wants more than it may have. */
export interface Hostile {
  readonly what: string;
  readonly text: string;
  /** What the checker says of it, or how its run fails. */
  readonly refused?: string;
  readonly fails?: string;
  /** Of the process. @default 1,000 */
  readonly cpuMsMax?: number;
}

const HEADER = `apiVersion: watchbill/v1
kind: Playbook
name: hostile
title: Hostile
category: response
owner: csirt
`;
const playbook = (steps: string, more = ''): string => `${HEADER}${more}steps:\n${steps}\n`;

const HUNDRED = `[${Array.from({ length: 100 }, (_, n) => n).join(', ')}]`;
const indented = (text: string, by: number): string => text.replaceAll(/^/gm, ' '.repeat(by));
const loopIn = (body: string, as: string, more = ''): string =>
  `- forEach: { in: vars.numbers, as: ${as}${more} }\n  steps:\n${indented(body, 4)}`;
const repeatOf = (body: string, id: string): string =>
  `- id: ${id}\n  repeat: { until: '1 > 2', max: 5000 }\n  catch: [{ on: [until-not-met], steps: [] }]\n  steps:\n${indented(body, 4)}`;
const withList = (steps: string, more = ''): string => playbook(`- set: { numbers: ${HUNDRED} }\n${steps}`, more);
const doublings = (start: string): string =>
  `- set: { value: ${start} }\n${repeatOf("- set: { value: '${{ vars.value + vars.value }}' }", 'doubling')}`;
/** A text of 32 KiB. */
const LONG = `- set: { value: x }\n${"- set: { value: '${{ vars.value + vars.value }}' }\n".repeat(15)}`;
const RAISED = 'limits: { steps: 50000, iterations: 100000 }\n';

/** Playbooks that ask for billions of turns, endless expressions and bottomless documents. */
export const HOSTILE: readonly Hostile[] = [
  {
    what: 'a million turns of loops in loops',
    text: withList(loopIn(loopIn(loopIn("- set: { x: '${{ c }}' }", 'c'), 'b'), 'a')),
    fails: 'budget-steps',
  },
  {
    what: '25 million turns of a repeat in a repeat, without a step',
    text: playbook(repeatOf(repeatOf('[]', 'inner').replace('steps:\n    []', 'steps: []'), 'outer')),
    fails: 'budget-iterations',
  },
  {
    what: '25 million turns of steps',
    text: playbook(repeatOf(repeatOf('- set: { x: 1 }\n- set: { y: 2 }', 'inner'), 'outer')),
    fails: 'budget-steps',
  },
  {
    what: '25 million turns with the largest budgets that there are',
    text: playbook(repeatOf(repeatOf('- set: { x: 1 }', 'inner'), 'outer'), RAISED),
    fails: 'budget-steps',
    // Who raises a budget to its most asks for ten times the work.
    cpuMsMax: 4_000,
  },
  {
    what: 'ten thousand turns at once',
    text: withList(loopIn(loopIn('- wait: 1h', 'b', ', concurrency: 100'), 'a', ', concurrency: 100')),
    fails: 'budget-fan-out',
  },
  {
    what: 'an expression of a million rounds',
    text: withList(
      "- set: { x: '${{ vars.numbers.map(a, vars.numbers.map(b, vars.numbers + vars.numbers)).size() }}' }",
    ),
    fails: 'expression-limit',
  },
  { what: 'a text that doubles in each turn', text: playbook(doublings("'0123456789'")), fails: 'expression-limit' },
  { what: 'a list that doubles in each turn', text: playbook(doublings('[1, 2, 3, 4]')), fails: 'expression-limit' },
  {
    what: 'a pattern that others take for ever with',
    text: playbook(
      `- set: { value: aaaaaaaaaa }\n${repeatOf(
        "- set: { value: '${{ size(vars.value) > 20000 ? vars.value : vars.value + vars.value }}' }\n" +
          `- set: { hit: '\${{ matches(vars.value + "!", "^(a+)+$") || matches(vars.value + "!", "^(a|aa)*b$") }}' }`,
        'match',
      )}`,
    ),
    fails: 'budget-expressions',
  },
  {
    what: 'a thousand texts of 32 KiB',
    text: playbook(
      `${LONG}- set: { ${Array.from({ length: 1_000 }, (_, n) => `v${n}: '\${{ vars.value }}'`).join(', ')} }`,
    ),
    fails: 'output-too-large',
  },
  {
    what: 'a text of a thousand texts',
    text: playbook(`${LONG}- set: { long: '${'${{ vars.value }}'.repeat(1_000)}' }`),
    fails: 'expression-limit',
  },
  {
    what: 'a thousand expressions that each take as long as one may',
    text: withList(
      `- set: { ${Array.from({ length: 1_000 }, (_, n) => `v${n}: '\${{ vars.numbers.all(a, vars.numbers.all(b, a + b >= 0 && a + b < 1000)) }}'`).join(', ')} }`,
    ),
    fails: 'expression-limit',
  },
  {
    what: 'such expressions in each of many turns',
    text: withList(
      repeatOf("- set: { x: '${{ vars.numbers.all(a, vars.numbers.all(b, a + b >= 0 && a + b < 1000)) }}' }", 'busy'),
    ),
    fails: 'budget-expressions',
  },
  {
    what: 'a pattern whose repetitions multiply',
    text: playbook(`- set: { hit: '\${{ matches("aaa", "((a{1,100}){1,100}){1,100}") }}' }`),
    refused: 'expression-limit',
  },
  {
    what: 'ten thousand lists in each other',
    text: playbook(`- set: { x: ${'['.repeat(10_000)}${']'.repeat(10_000)} }`),
    refused: 'document-too-deep',
  },
  {
    what: 'a thousand steps in each other',
    text: playbook(Array.from({ length: 330 }, (_, n) => `${' '.repeat(n)}- do:`).join('\n') + ' []'),
    refused: 'document-too-deep',
  },
  {
    what: 'a document of ten million characters',
    text: playbook(`- set: { x: ${'x'.repeat(10_000_000)} }`),
    refused: 'document-too-large',
  },
  {
    what: 'anchors that multiply',
    text: playbook(
      `- set: { a: &a [x, x, x, x, x, x, x, x, x], b: &b [*a, *a, *a, *a, *a, *a], c: [*b, *b, *b, *b, *b, *b] }`,
    ),
    refused: 'yaml-alias',
  },
  {
    what: 'steps deeper than its own budget',
    text: playbook('- do:\n    - do:\n        - do:\n            - set: { x: 1 }', 'limits: { depth: 3 }\n'),
    fails: 'budget-depth',
  },
];
