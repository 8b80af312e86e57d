import { tells, tellsNothing } from '../../tells.ts';

tells([
  [
    'an unknown field in a recipient, a text and a subject',
    '- notify: { to: [{ team: "${{ inputs.team }}" }], text: "${{ inputs.text }}", subject: "${{ inputs.subject }}" }',
    ['unknown-field: team', 'unknown-field: text', 'unknown-field: subject'],
  ],
]);

tellsNothing([['a text of what is there', '- notify: { to: [{ team: csirt }], text: "${{ run.id }}" }']]);
