import { expect, test } from 'vitest';
import { aPlaybook, findingsOf } from '../a-world.ts';
import { tells, tellsNothing } from '../tells.ts';

tells([
  [
    'text of an event in a query',
    '- action: mail.find\n  with: { query: "subject:${{ event.subject }} from:${{ inputs.mail.sender }}" }',
    ['hostile-text: event.subject', 'hostile-text: inputs.mail.sender'],
  ],
  [
    'a broken expression in a query',
    '- action: mail.find\n  with: { query: "a ${{ 1 + }}" }',
    ['expression-syntax: +'],
  ],
  [
    'text of an event through a variable, whole or joined',
    '- set: { found: "from:${{ event.sender }}", plain: "${{ event.sender }}" }\n- action: mail.find\n  with: { query: "${{ vars.found }}" }\n- action: mail.find\n  with: { query: "a ${{ vars.plain }}" }',
    ['hostile-text: vars.found', 'hostile-text: vars.plain'],
  ],
  [
    'text of an event as the item of a loop',
    '- forEach: { in: event.recipients, as: one }\n  steps: [{ action: mail.find, with: { query: "to:${{ one }}" } }]',
    ['hostile-text: one'],
  ],
  [
    'variables that are made of each other',
    '- set: { one: "a ${{ run.id }}" }\n- repeat: { until: vars.one == "x", max: 2 }\n  steps: [{ set: { one: "b ${{ vars.one }}" } }]\n- action: mail.find\n  with: { query: "a ${{ vars.one }}" }',
    [],
  ],
  ['all inputs in a query', '- action: mail.find\n  with: { query: "a ${{ inputs }}" }', []],
]);

tellsNothing([
  [
    'hostile text as an input of its own or through a function',
    '- action: mail.find\n  with: { network_message_id: "x${{ event.subject }}", query: "${{ event.subject }}" }\n- action: mail.find\n  with: { query: "a ${{ json(event.subject) }} ${{ run.id }}" }',
  ],
]);

test.each(['alert', 'event', 'o365.url_click', '{ type: alert, description: As it came }'])(
  'an input of type %s carries text of an event',
  (type) => {
    const steps = '- action: mail.find\n  with: { query: "url:${{ inputs.found.url }}" }';
    expect(findingsOf(aPlaybook(steps, `inputs: { found: ${type} }\n`))).toContain('hostile-text: inputs.found.url');
  },
);

test.each(['string', 'object', '{ type: object }'])('an input of type %s may hold anything', (type) => {
  const steps = '- action: mail.find\n  with: { query: "url:${{ inputs.found.url }}" }';
  expect(findingsOf(aPlaybook(steps, `inputs: { found: ${type} }\n`))).not.toContain('hostile-text: inputs.found.url');
});

test('what a trigger gives to an input came from outside', () => {
  const head =
    'inputs: { who: string, what: { type: string, default: "" } }\ntriggers: [{ event: o365.threat_intelligence, with: { who: "${{ event.sender }}", what: "${{ tenant.id }}" } }, { manual: { roles: [analyst] } }]\n';
  const steps =
    '- action: mail.find\n  with: { query: "from:${{ inputs.who }} ${{ inputs.what }} ${{ run.id }} ${{ steps.x }}" }';
  expect(findingsOf(aPlaybook(steps, head)).filter((one) => one.startsWith('hostile'))).toEqual([
    'hostile-text: inputs.who',
  ]);
});
