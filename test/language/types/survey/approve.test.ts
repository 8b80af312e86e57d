import { tells } from '../../tells.ts';

tells([
  [
    'an unknown field in the question, in what is shown and in the quorum',
    '- approve: { question: "${{ inputs.nobody }}", show: [inputs.nothing], quorum: inputs.many, by: [{ team: csirt }] }',
    ['unknown-field: nobody', 'unknown-field: nothing', 'unknown-field: many'],
  ],
  [
    'the output of a step of onExpiry, which may not have run',
    '- approve: { question: Fine?, by: [{ team: csirt }] }\n  onExpiry: [{ id: late, wait: 1h }]\n- set: { a: "${{ steps.late.output.until }}" }',
    ['maybe-no-output: steps.late.output.until'],
  ],
]);
