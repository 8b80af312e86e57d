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
